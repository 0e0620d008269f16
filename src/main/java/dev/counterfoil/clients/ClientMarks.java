package dev.counterfoil.clients;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a client tells in colour and words what it is used for, and where it is if not at Shop. Call on the {@link UI}'s thread. */
public final class ClientMarks {

    private ClientMarks() {}

    /** For {@code PageHeader.context} inside a client: its name, its environment, and where it is. */
    public static Component[] context(Client client) {
        List<Component> marks = new ArrayList<>();
        marks.add(name(client.name()));
        marks.addAll(pills(client.environment(), client.elsewhere()));
        return marks.toArray(Component[]::new);
    }

    /** The same as a line of a dialog that is about to change something there. */
    public static Component line(Client client) {
        Div line = new Div(context(client));
        line.addClassName("cf-dialog-client");
        return line;
    }

    /** The environment, and beside it {@code SANDBOX} or the host. */
    public static List<Component> pills(Environment environment, @Nullable String elsewhere) {
        List<Component> pills = new ArrayList<>();
        pills.add(environment(environment));
        if (elsewhere != null) {
            pills.add(elsewhere(elsewhere));
        }
        return pills;
    }

    public static Pill environment(Environment environment) {
        return new Pill(word(environment), tone(environment));
    }

    /** In words. */
    public static String word(Environment environment) {
        return I18NProvider.translate("clients.environment." + environment);
    }

    /** What its pills say, in a line of words. */
    public static String words(Client client) {
        String where = client.elsewhere();
        if (where == null) {
            return word(client.environment());
        }
        return I18NProvider.translate(
                "clients.marks",
                word(client.environment()),
                where.equals(OperatorEndpoints.SANDBOX) ? I18NProvider.translate("clients.sandbox") : where);
    }

    public static Tone tone(Environment environment) {
        return switch (environment) {
            case PRODUCTION -> Tone.PRODUCTION;
            case STAGING -> Tone.STAGING;
            case DEVELOPMENT -> Tone.DEVELOPMENT;
        };
    }

    private static Pill elsewhere(String elsewhere) {
        if (elsewhere.equals(OperatorEndpoints.SANDBOX)) {
            return new Pill(I18NProvider.translate("clients.sandbox"), Tone.ACCENT);
        }
        Pill host = new Pill(elsewhere, Tone.ACCENT);
        host.getElement().setAttribute("data-cf-data", "");
        return host;
    }

    private static Span name(String name) {
        Span span = new Span(name);
        span.getElement().setAttribute("data-cf-data", "");
        return span;
    }
}
