package dev.counterfoil.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.server.VaadinService;

/** Finds words for codes that may be newer than the translations. */
public final class Wording {

    private Wording() {}

    /** The text of this key, or of the other where this code has none yet. */
    public static String of(Component view, String key, String otherwise, Object... arguments) {
        return view.getTranslation(has(key) ? key : otherwise, arguments);
    }

    /** The text of this key, or this text where the code has none yet. */
    public static String or(Component view, String key, String text, Object... arguments) {
        return has(key) ? view.getTranslation(key, arguments) : text;
    }

    private static boolean has(String key) {
        return VaadinService.getCurrent().getInstantiator().getI18NProvider() instanceof IcuTranslations texts
                && texts.has(key);
    }
}
