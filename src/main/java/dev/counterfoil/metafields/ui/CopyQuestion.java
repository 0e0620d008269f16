package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.kit.OneDialog;
import java.util.List;

/** Asks before much is copied where no customer is: how much, and where to. */
class CopyQuestion extends OneDialog {

    CopyQuestion(List<Client> targets, int rows, Runnable confirmed) {
        setHeaderTitle(getTranslation("metafields.compare.many"));
        setWidth("28rem");
        setMaxWidth("calc(100vw - 2rem)");
        Div words =
                new Div(new Paragraph(getTranslation("metafields.compare.many.text", rows, RunWords.names(targets))));
        words.addClassName("cf-copy-question");
        targets.forEach(target -> words.add(ClientMarks.line(target)));
        add(words);
        Button copy = new Button(getTranslation("metafields.compare.copy", rows), click -> {
            close();
            confirmed.run();
        });
        copy.addThemeVariants(ButtonVariant.PRIMARY);
        copy.setDisableOnClick(true);
        copy.setAutofocus(true);
        getFooter().add(new Button(getTranslation("kit.cancel"), click -> close()), copy);
    }
}
