package dev.counterfoil.team.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.dom.Element;

/**
 * A form of the browser's own inputs, posted as it is: password managers know it, it works before any script has loaded, and the
 * password never becomes the state of a component.
 */
@Tag("form")
class SignInForm extends Component {

    private final String email;

    SignInForm(String email) {
        this.email = email;
        getElement().setAttribute("method", "post");
        getElement().setAttribute("action", "login");
        getElement().setAttribute("class", "cf-door-form");
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        getElement().removeAllChildren();
        Element username = input("username", "email", "username").setAttribute("inputmode", "email");
        Element password = input("password", "password", "current-password");
        (email.isEmpty() ? username : password).setAttribute("autofocus", "");
        username.setAttribute("value", email);

        Element reveal = new Element("cf-reveal")
                .setAttribute("for", "password")
                .setAttribute("show", getTranslation("team.password.show"))
                .setAttribute("hide", getTranslation("team.password.hide"));
        Element submit = new Element("button")
                .setAttribute("type", "submit")
                .setAttribute("class", "cf-door-submit")
                .setText(getTranslation("team.signIn.do"));
        getElement()
                .appendChild(
                        field("username", "team.email", username),
                        field("password", "team.password", password, reveal),
                        submit);
    }

    private Element field(String id, String label, Element... parts) {
        Element line = new Element("div").setAttribute("class", "cf-door-input");
        line.appendChild(parts);
        return new Element("div")
                .setAttribute("class", "cf-door-field")
                .appendChild(new Element("label").setAttribute("for", id).setText(getTranslation(label)), line);
    }

    private static Element input(String id, String type, String autocomplete) {
        return new Element("input")
                .setAttribute("id", id)
                .setAttribute("name", id)
                .setAttribute("type", type)
                .setAttribute("autocomplete", autocomplete)
                .setAttribute("autocapitalize", "none")
                .setAttribute("spellcheck", "false")
                .setAttribute("required", "");
    }
}
