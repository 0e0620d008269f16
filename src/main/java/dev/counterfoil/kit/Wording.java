package dev.counterfoil.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.VaadinService;

/** Finds words for codes that may be newer than the translations. */
public final class Wording {

    private Wording() {}

    /** The text of this key, or of the other where this code has none yet. */
    public static String of(Component view, String key, String otherwise, Object... arguments) {
        boolean known = VaadinService.getCurrent().getInstantiator().getI18NProvider() instanceof IcuTranslations texts
                && texts.has(key);
        return view.getTranslation(known ? key : otherwise, arguments);
    }
}
