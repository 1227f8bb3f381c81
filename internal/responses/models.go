package responses

import "github.com/authstatus/authstatus/internal/models"

func init() { Analyzer.Flags.Var(&models.User, models.Flag, models.Usage) }
