package dev.counterfoil.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.TargetElement;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What every page has before anything is shown: push, the two style sheets, the icon, the colours this browser was told to use. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("styles.css")
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
public class AppShell implements AppShellConfigurator {

    /** Runs before the first paint, so that a dark page never flashes white. */
    private static final String SCHEME = """
            try {
              const kept = localStorage.getItem('cf-scheme');
              if (kept === 'light' || kept === 'dark') {
                document.documentElement.setAttribute('theme', kept);
                document.documentElement.style.colorScheme = kept;
              }
            } catch (closed) { /* the system's choice stands */ }
            """;

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setViewport("width=device-width, initial-scale=1");
        settings.setPageTitle("Counterfoil");
        settings.addLink("icon", "/icons/favicon.svg");
        settings.addMetaTag("robots", "noindex");
        settings.addInlineWithContents(TargetElement.HEAD, Inline.Position.PREPEND, SCHEME, Inline.Wrapping.JAVASCRIPT);
    }
}
