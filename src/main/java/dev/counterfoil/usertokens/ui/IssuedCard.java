package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.dom.Element;
import dev.counterfoil.kit.PropertyList;
import dev.counterfoil.usertokens.IssueResult;
import dev.counterfoil.usertokens.UserToken;

/** A token that was just issued. The page fetches it by its ticket; the server writes no more than that into the page. */
class IssuedCard extends Composite<Section> {

    IssuedCard(IssueResult.Issued issued, Runnable use, Runnable keep, Runnable forget) {
        UserToken token = issued.token();
        H2 title = new H2(getTranslation("usertokens.issued"));
        title.getElement().setAttribute("tabindex", "-1");
        Paragraph once = new Paragraph(getTranslation("usertokens.issued.text"));
        PropertyList list = new PropertyList();
        if (token.publicId() != null) {
            list.add(getTranslation("usertokens.publicId"), Looks.mono(token.publicId()));
        }
        if (token.scope() != null) {
            list.add(getTranslation("usertokens.scope"), Looks.mono(token.scope()));
        }
        list.add(getTranslation("usertokens.works"), Looks.lifetime(this, token));
        Element secret = new Element("cf-token-once")
                .setAttribute("ticket", issued.ticket().toString());
        for (String word : new String[] {"access", "refresh", "copy", "copied", "show", "hide", "gone"}) {
            secret.setAttribute(word, getTranslation("usertokens.once." + word));
        }
        Button now = new Button(getTranslation("usertokens.use"), click -> use.run());
        now.addThemeVariants(ButtonVariant.PRIMARY);
        Button later = new Button(getTranslation("usertokens.keep"), click -> keep.run());
        Div actions = new Div(now, later, Looks.quiet(getTranslation("usertokens.forget"), forget));
        actions.addClassName("cf-form-actions");
        getContent().addClassNames("cf-card", "cf-issued");
        getContent().getElement().setAttribute("role", "status");
        getContent().add(title, once);
        getContent().getElement().appendChild(secret);
        getContent().add(list, actions);
    }
}
