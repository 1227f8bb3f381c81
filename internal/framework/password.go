package framework

// password holds the rows that compare secrets. Checked against the standard
// library of Go 1.26.8, golang.org/x/crypto v0.58.0, argon2id v1.0.0.
var password = []Row{
	{Symbol: "crypto/hmac.Equal", Pure: true, Evidence: lacks(KindVerify, "result0", "false")},
	{Symbol: "crypto/subtle.ConstantTimeCompare", Pure: true, Evidence: lacks(KindVerify, "result0", "zero")},
	{Symbol: "(crypto/x509.Certificate).Verify", Evidence: lacks(KindVerify, "result1", "error")},
	{Symbol: "golang.org/x/crypto/bcrypt.CompareHashAndPassword", Evidence: lacks(KindVerify, "result0", "error")},
	{Symbol: "github.com/alexedwards/argon2id.ComparePasswordAndHash", Evidence: lacks(KindVerify, "result0", "false")},
	{Symbol: "github.com/alexedwards/argon2id.CheckHash", Evidence: lacks(KindVerify, "result0", "false")},
	{Symbol: "(crypto/tls.ConnectionState).PeerCertificates", Evidence: lacks(KindCredentials, "value", "empty")},
	{Symbol: "(crypto/tls.ConnectionState).VerifiedChains", Evidence: lacks(KindVerify, "value", "empty")},
}
