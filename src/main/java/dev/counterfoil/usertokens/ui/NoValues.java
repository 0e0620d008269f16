package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserTokensNavigation;
import dev.counterfoil.usertokens.ValuesResult;
import java.util.Arrays;
import java.util.stream.Stream;

/** What stands in the list's place where a token opens nothing: why, and the way on. */
class NoValues {

    private final Component view;
    private final UserTokens tokens;
    private final Actor actor;
    private final ChangeNotice notice;
    private final Runnable again;

    /** @param again called to look once more, with a token that may be a renewed one */
    NoValues(Component view, UserTokens tokens, Actor actor, ChangeNotice notice, Runnable again) {
        this.view = view;
        this.tokens = tokens;
        this.actor = actor;
        this.notice = notice;
        this.again = again;
    }

    EmptyState because(ValuesResult result, Client client, UserToken token, boolean mayIssue) {
        if (result instanceof ValuesResult.TokenRefused) {
            return expired(client, token, mayIssue);
        }
        return result instanceof ValuesResult.Unreadable it && !it.code().equals("NO_TOKEN")
                ? new EmptyState(
                        view.getTranslation("usertokens.unread"),
                        view.getTranslation("usertokens.unread.text", ChangeNotice.reason(view, it.code())),
                        new Button(view.getTranslation("usertokens.unread.retry"), click -> again.run()))
                : gone(client);
    }

    EmptyState gone(Client client) {
        return of(client, "usertokens.noToken", "usertokens.noToken.text");
    }

    EmptyState expired(Client client, UserToken token, boolean mayIssue) {
        if (!mayIssue || !token.renewable()) {
            return of(client, "usertokens.expired", "usertokens.expired.text");
        }
        Button renew = new Button(view.getTranslation("usertokens.expired.renewAndLook"));
        renew.addClickListener(click -> {
            notice.hide();
            Renewal.of(view, renew, tokens, actor, client, token, notice, again);
        });
        return of(client, "usertokens.expired", "usertokens.expired.text", renew);
    }

    private EmptyState of(Client client, String title, String text, Component... first) {
        Anchor anew = new Anchor(
                "/" + UserTokensNavigation.users(client.id()), view.getTranslation("usertokens.expired.new"));
        anew.getElement().setAttribute("router-link", true);
        anew.addClassName("cf-button-primary");
        return new EmptyState(
                view.getTranslation(title),
                view.getTranslation(text),
                Stream.concat(Arrays.stream(first), Stream.of(anew)).toArray(Component[]::new));
    }
}
