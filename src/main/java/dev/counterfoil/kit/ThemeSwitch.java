package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;

/** Light, dark, or as the system says; kept in this browser and applied before the page is painted. */
public class ThemeSwitch extends Composite<Div> {

    private static final List<String> SCHEMES = List.of("system", "light", "dark");

    public ThemeSwitch() {
        getContent().addClassName("cf-schemes");
        getContent().getElement().setAttribute("role", "group");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getContent().removeAll();
        getContent().getElement().setAttribute("aria-label", getTranslation("kit.scheme"));
        for (String scheme : SCHEMES) {
            NativeButton button = new NativeButton(getTranslation("kit.scheme." + scheme));
            button.getElement().setAttribute("type", "button");
            button.getElement().setAttribute("data-cf-scheme", scheme);
            button.getElement().setAttribute("aria-pressed", "false");
            getContent().add(button);
        }
        getElement().executeJs("""
                        let kept = 'system';
                        try { kept = localStorage.getItem('cf-scheme') || 'system'; } catch (e) { /* storage may be closed */ }
                        this.querySelectorAll('[data-cf-scheme]').forEach(
                          b => b.setAttribute('aria-pressed', String(b.dataset.cfScheme === kept)));
                        """);
    }
}
