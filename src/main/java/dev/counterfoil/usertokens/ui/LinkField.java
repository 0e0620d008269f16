package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.textfield.TextField;
import dev.counterfoil.usertokens.ValueShapes.Link;

/** A text and the address it leads to. */
class LinkField extends PartsField {

    private final TextField text;
    private final TextField url;

    LinkField(Fit fit, Link start) {
        this(fit, start, new TextField(), new TextField());
    }

    private LinkField(Fit fit, Link start, TextField text, TextField url) {
        super(fit, text, url);
        this.text = text;
        this.url = url;
        text.setLabel(getTranslation("usertokens.link.text"));
        text.setValue(start.text());
        url.setLabel(getTranslation("usertokens.link.url"));
        url.setValue(start.url());
        url.addClassName("cf-mono-field");
    }

    @Override
    String read() {
        return text.getValue().isEmpty() && url.getValue().isBlank()
                ? ""
                : new Link(text.getValue(), url.getValue().strip()).write();
    }
}
