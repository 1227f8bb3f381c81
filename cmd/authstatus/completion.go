package main

import (
	"flag"
	"fmt"
	"strings"

	"github.com/authstatus/authstatus/internal/atlas"
	"github.com/authstatus/authstatus/internal/report"
)

// bash completes flags, and what may follow some of them; zsh reads it too.
const bash = `_authstatus() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} words=
	case $prev in
	explain) words='%[1]s 401-or-403' ;;
	-rules) words='%[1]s' ;;
	completion) words='bash zsh fish' ;;
	-f) words='%[2]s' ;;
	*)
		if [[ $cur == -* ]]; then
			words='%[3]s'
		elif ((COMP_CWORD == 1)); then
			words='completion explain map rules'
		fi
		;;
	esac
	COMPREPLY=($(compgen -W "$words" -- "$cur"))
}
complete -o default -F _authstatus authstatus
`

// complete prints a script that completes what is typed in a shell.
func (d *door) complete(args []string) int {
	if len(args) != 1 {
		return d.fail("completion: for which shell? one of: bash, zsh, fish")
	}
	fs, _ := d.flags()
	rules := strings.ReplaceAll(d.names(), ",", "")
	formats := strings.ReplaceAll(report.Names()+" "+atlas.Names(), ",", "")
	switch args[0] {
	case "zsh":
		fmt.Fprint(d.stdout, "autoload -U +X bashcompinit && bashcompinit\n")
		fallthrough
	case "bash":
		var names []string
		fs.VisitAll(func(f *flag.Flag) { names = append(names, "-"+f.Name) })
		fmt.Fprintf(d.stdout, bash, rules, formats, strings.Join(names, " "))
	case "fish":
		fmt.Fprintf(d.stdout, "complete -c authstatus -n __fish_is_first_arg -a 'completion explain map rules'\n")
		fmt.Fprintf(d.stdout, "complete -c authstatus -n '__fish_seen_subcommand_from explain' -xa '%s 401-or-403'\n", rules)
		fmt.Fprintf(d.stdout, "complete -c authstatus -n '__fish_seen_subcommand_from completion' -xa 'bash zsh fish'\n")
		values := map[string]string{"f": " -xa '" + formats + "'", "rules": " -xa '" + rules + "'"}
		fs.VisitAll(func(f *flag.Flag) {
			_, usage := flag.UnquoteUsage(f)
			fmt.Fprintf(d.stdout, "complete -c authstatus -o %s%s -d '%s'\n", f.Name, values[f.Name], strings.ReplaceAll(usage, "'", `\'`))
		})
	default:
		return d.fail("completion: unknown shell %s; want one of: bash, zsh, fish", args[0])
	}
	return clean
}
