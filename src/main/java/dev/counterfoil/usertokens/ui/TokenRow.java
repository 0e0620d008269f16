package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.kit.MoreMenu;
import dev.counterfoil.usertokens.TestUser;
import dev.counterfoil.usertokens.UserToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One token: for whom, how long, and what can be done with it. */
class TokenRow extends Composite<ListItem> {

    /** What a person asks for. */
    interface Asked {
        void use(UserToken token);

        void refresh(UserToken token, Button pressed);

        void check(UserToken token);

        void keep(UserToken token);

        void forget(UserToken token);
    }

    /** @param keptBy what who kept it is called; null for a token in memory */
    TokenRow(UserToken token, List<TestUser> known, @Nullable String keptBy, boolean mayIssue, Asked asked) {
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
        if (keptBy != null) {
            under.add(new Span(getTranslation("usertokens.keptBy", keptBy)));
        }
        under.addClassName("cf-user-under");
        Div main = new Div(title, under);
        main.addClassNames("cf-row-main", "cf-user-main");
        Div marks = new Div(Looks.state(this, token), Looks.lifetime(this, token));
        marks.addClassName("cf-user-marks");
        Div actions = new Div();
        actions.addClassName("cf-user-actions");
        boolean expired = token.expired(Instant.now());
        if (!expired) {
            Button use = new Button(getTranslation("usertokens.values"), click -> asked.use(token));
            use.setAriaLabel(getTranslation("usertokens.values.of", name));
            actions.add(use);
        }
        if (mayIssue && token.renewable()) {
            Button refresh = new Button(getTranslation("usertokens.refresh"));
            refresh.setAriaLabel(getTranslation("usertokens.refresh.of", name));
            refresh.addClickListener(click -> asked.refresh(token, refresh));
            actions.add(refresh);
        }
        if (mayIssue && expired && !token.renewable()) {
            // All that is left to do with it.
            actions.add(new Button(
                    getTranslation(token.kept() ? "usertokens.delete" : "usertokens.forget"),
                    click -> asked.forget(token)));
        } else {
            actions.add(more(token, name, mayIssue, asked));
        }
        getContent().addClassNames("cf-row", "cf-user-row");
        getContent().add(main, marks, actions);
    }

    private MoreMenu more(UserToken token, String name, boolean mayIssue, Asked asked) {
        MoreMenu more = new MoreMenu(getTranslation("usertokens.more", name))
                .offer(getTranslation("usertokens.check"), () -> asked.check(token));
        if (mayIssue && !token.kept()) {
            more.offer(getTranslation("usertokens.keep"), () -> asked.keep(token));
        }
        if (mayIssue) {
            more.offer(
                    getTranslation(token.kept() ? "usertokens.delete" : "usertokens.forget"),
                    () -> asked.forget(token));
        }
        return more;
    }
}
