package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.html.NativeButton;
import dev.counterfoil.usertokens.UserValue;

/** Copies a value as the API writes it, with one click. */
class CopyValue extends NativeButton {

    CopyValue(UserValue value) {
        addClassName("cf-copy");
        setText(getTranslation("kit.copy"));
        // The page's own module copies on the click itself: browsers allow it only then.
        getElement().setAttribute("type", "button");
        getElement().setAttribute("data-cf-copy", value.value());
        getElement()
                .setAttribute(
                        "aria-label",
                        getTranslation("usertokens.value.copy", value.path().toString()));
        getElement().setAttribute("data-cf-copied", getTranslation("kit.copied"));
    }
}
