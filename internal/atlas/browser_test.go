package atlas

import (
	"bytes"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// drive is what a reader does, and what must come of it. It leaves what went
// wrong in the page's title.
const drive = `<script>
"use strict";
window.addEventListener("load", async () => {
  const wrong = [];
  const expect = (what, got, want) => { if (got !== want) wrong.push(what + ": " + got + ", not " + want); };
  const table = document.getElementById("places"), heads = table.tHead.rows[0].cells;
  const column = (n) => Array.from(table.tBodies[0].rows).filter((r) => !r.hidden).map((r) => r.cells[n].textContent.trim());
  const later = () => new Promise((done) => setTimeout(done));
  const choose = (id, value) => { const e = document.getElementById(id); e.value = value; e.dispatchEvent(new Event("input", { bubbles: true })); };

  expect("places before", column(0).join(), "a.go:10,a.go:21,b.go:5,b.go:6,b.go:7,b.go:10");
  const button = heads[3].querySelector("button");
  button.focus();
  expect("focus on the button", document.activeElement, button);
  // A window that has no focus itself, on a busy machine, shows none of its own.
  const outline = Array.from(document.styleSheets[0].cssRules).find((r) => r.selectorText === ":focus-visible");
  expect("focus is styled", outline.style.outline.split(" ")[1], "solid");
  if (button.matches(":focus-visible")) expect("focus is visible", getComputedStyle(button).outlineStyle, "solid");
  button.click();
  expect("sorted", column(3).map((s) => s.slice(0, 3)).join(), "401,401,401,403,403,407");
  expect("said to be sorted", heads[3].getAttribute("aria-sort"), "ascending");
  button.click();
  expect("sorted down", column(3).map((s) => s.slice(0, 3)).join(), "407,403,403,401,401,401");
  expect("said to be sorted down", heads[3].getAttribute("aria-sort"), "descending");
  heads[0].querySelector("button").click();
  expect("lines are numbers", column(0).join(), "a.go:10,a.go:21,b.go:5,b.go:6,b.go:7,b.go:10");
  expect("one column is sorted", table.querySelectorAll("[aria-sort]").length, 1);

  choose("status", "401");
  expect("status", column(0).join(), "a.go:10,b.go:5,b.go:7");
  expect("count", document.getElementById("shown").value, "3 of 6");
  choose("verdict", "ok");
  expect("status and verdict", column(0).join(), "b.go:7");
  choose("status", "");
  choose("verdict", "*");
  expect("any rule", column(0).join(), "a.go:10,a.go:21,b.go:5");
  choose("verdict", "latechallenge");
  expect("one of two rules", column(0).join(), "a.go:10");
  document.querySelector("button[type=reset]").click();
  await later(); await later();
  expect("all", column(0).length, 6);
  choose("text", "GIN");
  expect("search", column(0).join(), "a.go:21");
  choose("text", "");
  choose("package", "example.com/b");
  expect("package", column(0).join(), "b.go:5,b.go:6,b.go:7,b.go:10");
  for (const e of document.querySelectorAll("input, select")) expect("label of " + e.id, e.labels.length, 1);

  // WCAG 2.2 §1.4.3: at least 4.5 to 1.
  const light = (c) => { c /= 255; return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; };
  const luminance = (s) => { const [r, g, b] = s.match(/\d+/g).map(Number).map(light); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const behind = (e) => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor; if (c !== "rgba(0, 0, 0, 0)") return c; } return "rgb(255, 255, 255)"; };
  for (const e of document.querySelectorAll("body *")) {
    if (!Array.from(e.childNodes).some((n) => n.nodeType === 3 && n.data.trim())) continue;
    const a = luminance(getComputedStyle(e).color), b = luminance(behind(e));
    const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    if (ratio < 4.5) wrong.push("contrast of " + e.tagName + " " + e.className + ": " + ratio.toFixed(2));
  }
  const page = luminance(getComputedStyle(document.body).backgroundColor);
  document.title = (page < 0.5 ? "dark" : "light") + ": " + (wrong.join("; ") || "fine");
});
</script>`

// The page in a real browser: it sorts, filters, says what it does to those who
// do not see it, is readable in both colour schemes, and complains of nothing.
func TestBrowser(t *testing.T) {
	page := bytes.Replace(render(t), []byte("</body>"), []byte(drive+"</body>"), 1)
	for name, setting := range map[string]string{"dark": "preferredColorScheme=0", "light": "preferredColorScheme=1"} {
		t.Run(name, func(t *testing.T) {
			dom, console := browse(t, page, setting)
			if want := "<title>" + name + ": fine</title>"; !strings.Contains(dom, want) {
				_, title, _ := strings.Cut(dom, "<title>")
				title, _, _ = strings.Cut(title, "</title>")
				t.Errorf("the page says %q", title)
			}
			if strings.Contains(console, "CONSOLE") {
				t.Error(console)
			}
		})
	}
}

// bare looks at the page in a frame that runs no scripts.
const bare = `<!DOCTYPE html><iframe sandbox="allow-same-origin" width="1500" height="900"></iframe><template>%PAGE%</template><script>
"use strict";
const frame = document.querySelector("iframe");
frame.addEventListener("load", () => {
  const page = frame.contentDocument, rows = Array.from(page.getElementById("places").tBodies[0].rows);
  document.title = [
    rows.length, rows.filter((r) => r.offsetHeight > 0 && r.innerText.includes(r.cells[6].innerText)).length,
    page.querySelectorAll("button").length, page.getElementById("filter").offsetHeight,
    rows[2].cells[6].innerText.trim(),
  ].join("; ");
});
frame.srcdoc = decodeURIComponent(document.querySelector("template").content.textContent);
</script>`

// Without JavaScript everything is there, but the controls, which would do
// nothing: one button in the form that is not shown, and none in the table.
func TestWithoutJavaScript(t *testing.T) {
	page := strings.Replace(bare, "%PAGE%", strings.ReplaceAll(url.PathEscape(string(render(t))), "&", "%26"), 1)
	dom, _ := browse(t, []byte(page), "preferredColorScheme=1")
	_, title, _ := strings.Cut(dom, "<title>")
	title, _, _ = strings.Cut(title, "</title>")
	if want := "6; 6; 1; 0; nochallenge: w.WriteHeader answers 401 without &lt;a&gt; challenge"; title != want {
		t.Errorf("the page has %q, not %q", title, want)
	}
}

// The page asks nobody for anything.
func TestSelfContained(t *testing.T) {
	page := string(render(t))
	for _, asks := range []string{" src=", "@import", "url(", "<link rel=\"stylesheet\"", "fetch("} {
		if strings.Contains(page, asks) {
			t.Errorf("the page has %s", asks)
		}
	}
}

func render(t *testing.T) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := HTML(&b, sample()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// browse opens the page and returns what became of it, and what the browser
// said.
func browse(t *testing.T, page []byte, settings string) (dom, console string) {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("no chromium in PATH; Debian has it: apt-get install --no-install-recommends chromium")
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "map.html")
	if err := os.WriteFile(file, page, 0o644); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(browser, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--enable-logging=stderr", "--virtual-time-budget=5000",
		"--blink-settings="+settings, "--dump-dom", "file://"+file)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, stderr.String())
	}
	return stdout.String(), stderr.String()
}
