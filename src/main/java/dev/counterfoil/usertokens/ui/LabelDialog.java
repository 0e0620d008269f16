package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.FormErrors;
import dev.counterfoil.kit.OneDialog;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks what something is to be called, and for a test user also their public ID. What fits is taken once, however often it is pressed. */
class LabelDialog extends OneDialog {

    /** Takes what was entered; what is wrong with it comes back. */
    interface Taker {
        List<FieldProblem> take(String label, String publicId);
    }

    private final TextField label = new TextField();
    private boolean taken;
    private final FormErrors errors = new FormErrors();

    /** @param publicId null where none is asked for */
    LabelDialog(
            Client client,
            String title,
            String text,
            String verb,
            String start,
            @Nullable String publicId,
            Taker taker) {
        setHeaderTitle(title);
        setWidth("28rem");
        setMaxWidth("calc(100vw - 2rem)");
        addClassName("cf-label-dialog");
        label.setLabel(getTranslation("usertokens.label"));
        label.setWidthFull();
        label.setMaxLength(80);
        label.setManualValidation(true);
        label.setValue(start);
        label.setAutofocus(true);
        TextField id = new TextField();
        id.setLabel(getTranslation("usertokens.publicId"));
        id.setWidthFull();
        id.addClassName("cf-mono-field");
        id.setManualValidation(true);
        id.setValue(publicId == null ? "" : publicId);
        id.setVisible(publicId != null);
        errors.field("label", label).field("publicId", id);
        Button save = new Button(verb, click -> {
            if (taken) {
                return;
            }
            List<FieldProblem> problems = taker.take(label.getValue(), id.getValue());
            if (problems.isEmpty()) {
                taken = true;
                close();
            } else {
                errors.show(problems.stream()
                        .map(problem -> new FormErrors.Problem(problem.field(), Looks.problem(this, problem.code())))
                        .toList());
            }
        });
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(com.vaadin.flow.component.Key.ENTER).listenOn(this);
        Button cancel = new Button(getTranslation("kit.cancel"), click -> close());
        getFooter().add(cancel, save);
        add(ClientMarks.line(client), errors, new Paragraph(text), label, id);
    }
}
