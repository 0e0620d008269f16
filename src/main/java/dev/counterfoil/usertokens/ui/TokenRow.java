package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import dev.counterfoil.usertokens.TestUser;
import dev.counterfoil.usertokens.UserToken;
import java.util.List;

/** One token: for whom, how long, and what can be done with it. */
class TokenRow extends Composite<ListItem> {

    /** What a person asks for. */
    interface Asked {
        void use(UserToken token);

        void refresh(UserToken token, Button pressed);

        void keep(UserToken token);

        void forget(UserToken token);
    }

    TokenRow(UserToken token, List<TestUser> known, boolean mayIssue, Asked asked) {
        String name = Looks.name(this, token, known);
        Span title = Looks.data(new Span(name));
        title.addClassName("cf-user-name");
        Div under = new Div();
        if (token.publicId() != null && !token.publicId().equals(name)) {
            under.add(Looks.mono(token.publicId()));
        }
        if (token.scope() != null) {
            under.add(Looks.mono(token.scope()));
        }
        under.addClassName("cf-user-under");
        Div main = new Div(title, under);
        main.addClassNames("cf-row-main", "cf-user-main");
        Div marks = new Div(Looks.state(this, token), Looks.lifetime(this, token));
        marks.addClassName("cf-user-marks");
        Div actions = new Div();
        actions.addClassName("cf-user-actions");
        Button use = new Button(getTranslation("usertokens.values"), click -> asked.use(token));
        use.setAriaLabel(getTranslation("usertokens.values.of", name));
        actions.add(use);
        if (mayIssue && token.renewable()) {
            Button refresh = new Button(getTranslation("usertokens.refresh"));
            refresh.setAriaLabel(getTranslation("usertokens.refresh.of", name));
            refresh.addClickListener(click -> asked.refresh(token, refresh));
            actions.add(refresh);
        }
        if (mayIssue) {
            MenuBar more = new MenuBar();
            more.addThemeVariants(MenuBarVariant.TERTIARY);
            var dots = more.addItem(VaadinIcon.ELLIPSIS_DOTS_H.create());
            dots.setAriaLabel(getTranslation("usertokens.more", name));
            if (!token.kept()) {
                dots.getSubMenu().addItem(getTranslation("usertokens.keep"), click -> asked.keep(token));
            }
            dots.getSubMenu()
                    .addItem(
                            getTranslation(token.kept() ? "usertokens.delete" : "usertokens.forget"),
                            click -> asked.forget(token));
            actions.add(more);
        }
        getContent().addClassNames("cf-row", "cf-user-row");
        getContent().add(main, marks, actions);
    }
}
