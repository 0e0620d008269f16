package dev.counterfoil.kit;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import org.jspecify.annotations.Nullable;

/**
 * Asks before something that hurts: what it will do in numbers and names, and on request the key typed once more. What is confirmed is
 * done once, however often the button is pressed: an intent made together with the dialog stands for the one asking.
 */
public class DangerDialog extends OneDialog {

    private final Button confirm;
    private final Div details = new Div();
    private final Button cancel = new Button();
    private @Nullable TextField typed;
    private String expected = "";
    private boolean done;

    /**
     * @param effect what will have happened afterwards, in numbers and names
     * @param verb what the button says, such as "Delete definition"
     */
    public DangerDialog(String title, String effect, String verb, Runnable confirmed) {
        setHeaderTitle(title);
        setRole("alertdialog");
        addClassName("cf-danger-dialog");
        setWidth("28rem");
        setMaxWidth("calc(100vw - 2rem)");
        Paragraph words = new Paragraph(effect);
        words.addClassName("cf-danger-effect");
        details.addClassName("cf-danger-details");
        add(words, details);
        cancel.addClickListener(click -> close());
        cancel.setAutofocus(true);
        confirm = new Button(verb, click -> {
            if (!done) {
                done = true;
                close();
                confirmed.run();
            }
        });
        confirm.setDisableOnClick(true);
        confirm.addThemeVariants(ButtonVariant.PRIMARY, ButtonVariant.ERROR);
        getFooter().add(cancel, confirm);
    }

    /** Further lines of the effect: names, pills, a diff. */
    public DangerDialog detail(Component... components) {
        details.add(components);
        return this;
    }

    /** The button works only once this text was typed, letter by letter. */
    public DangerDialog typeToConfirm(String text) {
        expected = text;
        TextField field = new TextField();
        field.setWidthFull();
        field.addClassName("cf-mono-field");
        field.setValueChangeMode(ValueChangeMode.EAGER);
        field.addValueChangeListener(change -> confirm.setEnabled(expected.equals(change.getValue())));
        confirm.setEnabled(false);
        typed = field;
        add(field);
        return this;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        cancel.setText(getTranslation("kit.cancel"));
        if (typed != null) {
            typed.setLabel(getTranslation("kit.danger.type", expected));
        }
    }
}
