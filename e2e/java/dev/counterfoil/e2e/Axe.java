package dev.counterfoil.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Accessibility, judged by axe in both schemes. It fails on violations, and on contrast it could not judge: for that, background images are taken
 * away first, in every shadow root. What lies inside Vaadin's own components and cannot be mended from outside stands in
 * {@code axe-reviewed.txt}; a journey that goes everywhere fails when something on that list no longer occurs.
 */
final class Axe {

    /**
     * Something known.
     *
     * @param rule axe's name of it
     * @param selector part of the selector of the place
     * @param why whose problem it is, and where it is reported
     */
    record Reviewed(String rule, String selector, String why) {}

    private static final List<String> TAGS =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    private static final String WITHOUT_PICTURES = """
            () => {
              const style = '*, *::before, *::after { background-image: none !important; }'
                + ' * { animation: none !important; transition: none !important; }';
              const visit = root => {
                if (!root.querySelector('style[data-axe]')) {
                  const element = document.createElement('style');
                  element.dataset.axe = '';
                  element.textContent = style;
                  (root.head ?? root).append(element);
                }
                root.querySelectorAll('*').forEach(e => e.shadowRoot && visit(e.shadowRoot));
              };
              visit(document);
            }""";

    private static final String NOTICE = "vaadin-notification-card";

    private static final String WITHOUT_NOTICES = """
            () => document.querySelectorAll('vaadin-notification:not(.cf-toast-error)')
                .forEach(notice => { notice.opened = false; })""";

    private static final List<String> CONTRAST = List.of("color-contrast");

    private static final String OPENED = "vaadin-dialog[opened], vaadin-popover[opened]";

    /** Everything but the last opened thing and what it stands in is not seen. Axe takes a layer without a number for lying over what stands in it. */
    private static final String ALONE = """
            opened => {
              const style = document.createElement('style');
              style.dataset.axeAlone = '';
              style.textContent = '[data-axe-behind], [data-axe-behind] * { visibility: hidden !important; }'
                + ' [opened]::part(overlay) { z-index: 1 !important; }';
              document.head.append(style);
              let inside = [...document.querySelectorAll(opened)].at(-1);
              for (; inside !== document.body; inside = inside.parentElement) {
                [...inside.parentElement.children]
                    .filter(other => other !== inside)
                    .forEach(other => { other.dataset.axeBehind = ''; });
              }
            }""";

    private static final String TOGETHER = """
            () => {
              document.querySelectorAll('style[data-axe-alone]').forEach(style => style.remove());
              document.querySelectorAll('[data-axe-behind]').forEach(other => { delete other.dataset.axeBehind; });
            }""";

    private final List<Reviewed> reviewed = read();
    private final Set<Reviewed> seen = new TreeSet<>((a, b) -> a.toString().compareTo(b.toString()));

    /** Judges the page as it is, in light and dark; passing notices are closed first, since axe cannot judge what they cover. */
    void check(Page page, String where) {
        // A button under the pointer has a shade that axe cannot see through.
        page.mouse().move(0, 0);
        page.evaluate(WITHOUT_NOTICES);
        page.locator(NOTICE + ":not(.cf-toast-error)").first().waitFor(Browser.gone());
        check(page, where, new AxeBuilder(page).withTags(TAGS));
    }

    /** Judges the notice that is shown, and nothing else. */
    void checkNotice(Page page, String where) {
        page.locator(NOTICE).first().waitFor();
        check(page, where, new AxeBuilder(page).withTags(TAGS).include(NOTICE));
    }

    /**
     * Judges a page with a dialog or a popover open over it. Contrast is judged of what is open alone, with the page taken away from behind
     * it: axe cannot tell what a modal overlay lies over.
     */
    void checkOpened(Page page, String where) {
        page.mouse().move(0, 0);
        // The element itself takes no room: what it opens does.
        page.locator(OPENED).last().waitFor(Browser.there());
        check(page, where, new AxeBuilder(page).withTags(TAGS).disableRules(CONTRAST));
        page.evaluate(ALONE, OPENED);
        check(page, where, new AxeBuilder(page).withRules(CONTRAST).include(OPENED));
        page.evaluate(TOGETHER);
    }

    private void check(Page page, String where, AxeBuilder axe) {
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            page.evaluate(WITHOUT_PICTURES);
            AxeResults results = axe.analyze();
            List<String> found = new ArrayList<>();
            results.getViolations().forEach(rule -> tell(rule, found));
            results.getIncomplete().stream()
                    .filter(rule -> CONTRAST.contains(rule.getId()))
                    .forEach(rule -> tell(rule, found));
            if (!found.isEmpty()) {
                Browser.shoot(page, "axe-" + where.replace(' ', '-'));
            }
            assertThat(found).as("axe on %s, %s", where, scheme).isEmpty();
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /** What is reviewed and did not occur in any check since the start: to be taken off the list. */
    List<Reviewed> outdated() {
        return reviewed.stream().filter(one -> !seen.contains(one)).toList();
    }

    private void tell(Rule rule, List<String> found) {
        for (CheckedNode node : rule.getNodes()) {
            String place = Objects.toString(node.getTarget());
            Reviewed known = reviewed.stream()
                    .filter(one -> one.rule().equals(rule.getId()) && place.contains(one.selector()))
                    .findFirst()
                    .orElse(null);
            if (known == null) {
                found.add(rule.getId() + " at " + place + ": " + rule.getHelp() + "\n    " + node.getHtml() + "\n    "
                        + Objects.toString(node.getFailureSummary(), ""));
            } else {
                seen.add(known);
            }
        }
    }

    private static List<Reviewed> read() {
        try (InputStream in = Axe.class.getResourceAsStream("/axe-reviewed.txt")) {
            if (in == null) {
                return List.of();
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\\s*\\|\\s*", 3))
                    .map(parts -> new Reviewed(parts[0], parts[1], parts[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
