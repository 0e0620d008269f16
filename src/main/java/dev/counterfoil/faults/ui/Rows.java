package dev.counterfoil.faults.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.faults.FaultKind;
import dev.counterfoil.faults.SandboxState.ReceivedOperation;
import dev.counterfoil.faults.SandboxState.WaitingFault;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Tone;

/** What a fault and a received operation look like in their lists. */
final class Rows {

    private Rows() {}

    static ListItem fault(Component view, WaitingFault fault) {
        Span name = new Span(kind(view, fault.kind()));
        name.addClassName("cf-fault-name");
        Div words = new Div(name, where(view, fault.operation()));
        words.addClassNames("cf-row-main", "cf-fault-words");
        fault.parameters().forEach(parameter -> words.add(mono(parameter, "cf-fault-parameter")));
        boolean always = fault.times() < 0;
        Pill times = new Pill(
                always
                        ? view.getTranslation("faults.times.always")
                        : view.getTranslation("faults.times.left", fault.times()),
                always ? Tone.DANGER : Tone.WARNING);
        Div row = new Div(words, times);
        row.addClassName("cf-row");
        return new ListItem(row);
    }

    private static Component where(Component view, String operation) {
        if (!operation.equals("*")) {
            return mono(operation, "cf-mono");
        }
        Span any = new Span(view.getTranslation("faults.operation.any"));
        any.addClassName("cf-quiet");
        return any;
    }

    static ListItem received(Component view, ReceivedOperation operation) {
        Moment at = new Moment(operation.at());
        at.addClassName("cf-received-at");
        Code fields = mono(
                operation.fields().isEmpty()
                        ? view.getTranslation("faults.received.unreadable")
                        : String.join(", ", operation.fields()),
                "cf-mono");
        Span from = new Span(view.getTranslation("faults.api." + operation.api(), operation.client()));
        from.addClassNames("cf-quiet", "cf-received-from");
        Div words = new Div(fields, from);
        words.addClassNames("cf-row-main", "cf-received-words");
        Div row = new Div(at, words, outcome(view, operation));
        row.addClassNames("cf-row", "cf-received");
        return new ListItem(row);
    }

    private static Pill outcome(Component view, ReceivedOperation operation) {
        if (operation.fault() != null) {
            return new Pill(kind(view, operation.fault()), Tone.WARNING);
        }
        if (operation.answer() == null) {
            return new Pill(view.getTranslation("faults.outcome.none"), Tone.NEUTRAL);
        }
        if (operation.errors() > 0 || operation.status() >= 400) {
            return new Pill(view.getTranslation("faults.outcome.errors", operation.errors()), Tone.DANGER);
        }
        return new Pill(view.getTranslation("faults.outcome.answered"), Tone.SUCCESS);
    }

    /** In our words, or in the sandbox's own for a kind that we do not know yet. */
    private static String kind(Component view, String word) {
        return FaultKind.of(word)
                .map(known -> view.getTranslation("faults.kind." + known))
                .orElse(word);
    }

    private static Code mono(String text, String className) {
        Code code = new Code(text);
        code.addClassName(className);
        code.getElement().setAttribute("data-cf-data", "");
        return code;
    }
}
