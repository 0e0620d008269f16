package dev.counterfoil.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinService;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * From an exception to words: by the key it carries ({@link Worded}), else by its type ({@code kit.problem.<SimpleName>}), else a
 * sentence with a number that stands in the log as well. What an exception says itself is never shown.
 */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** Logs what nobody expected, and returns what to tell the person. Call it on the UI's thread. */
    public static String tell(Throwable problem) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            String known = known(cause);
            if (known != null) {
                return known;
            }
        }
        return I18NProvider.translate("kit.problem.unexpected", log(problem));
    }

    /** Logs it under a fresh number, and returns the number. */
    public static String log(Throwable problem) {
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("Problem {}", number, problem);
        return number;
    }

    private static @Nullable String known(Throwable cause) {
        if (cause instanceof Worded worded) {
            return I18NProvider.translate(worded.messageKey(), worded.messageArguments());
        }
        I18NProvider texts = VaadinService.getCurrent().getInstantiator().getI18NProvider();
        for (Class<?> type = cause.getClass(); type != null && type != Throwable.class; type = type.getSuperclass()) {
            String key = "kit.problem." + type.getSimpleName();
            if (texts instanceof IcuTranslations ours && ours.has(key)) {
                UI ui = UI.getCurrent();
                return ours.getTranslation(key, ui == null ? Locale.ENGLISH : ui.getLocale());
            }
        }
        return null;
    }
}
