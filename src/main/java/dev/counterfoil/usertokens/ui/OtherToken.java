package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AnchorTarget;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import dev.counterfoil.clients.Client;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserTokensNavigation;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** What to go on with once a token is not accepted any more: the same renewed, or another one of the same user and nobody else's. */
class OtherToken extends Composite<Div> {

    private final transient UserTokens tokens;
    private final transient Actor actor;
    private final transient Client client;
    private final Select<UserToken> choice = new Select<>();

    OtherToken(UserTokens tokens, Actor actor, Client client, Consumer<UserToken> chosen) {
        this.tokens = tokens;
        this.actor = actor;
        this.client = client;
        choice.setLabel(getTranslation("usertokens.expired.with"));
        choice.setHelperText(getTranslation("usertokens.expired.same"));
        choice.setItemLabelGenerator(one -> Looks.name(this, one, List.of()));
        choice.getElement().setAttribute("data-cf-data", "");
        choice.addValueChangeListener(change -> {
            if (change.getValue() != null) {
                chosen.accept(change.getValue());
            }
        });
        getContent().addClassName("cf-other-token");
        getContent().setVisible(false);
    }

    /** @param renew offers to renew the token and send again; called with the button pressed */
    void offer(UserToken expired, Consumer<Button> renew, boolean mayRenew) {
        getContent().removeAll();
        if (mayRenew && expired.renewable()) {
            Button button = new Button(getTranslation("usertokens.expired.renew"));
            button.addThemeVariants(ButtonVariant.PRIMARY);
            button.addClickListener(click -> renew.accept(button));
            getContent().add(button);
        }
        Anchor anew =
                new Anchor("/" + UserTokensNavigation.users(client.id()), getTranslation("usertokens.expired.new"));
        anew.setTarget(AnchorTarget.BLANK);
        Button again = new Button(getTranslation("usertokens.expired.look"), click -> look(expired));
        look(expired);
        getContent().add(anew, again, choice);
        getContent().setVisible(true);
    }

    void hide() {
        getContent().setVisible(false);
    }

    private void look(UserToken expired) {
        Instant now = Instant.now();
        choice.setItems(tokens.list(actor, client, Looks.session()).stream()
                .filter(one -> one.ofSameUser(expired)
                        && !one.expired(now)
                        && !one.id().equals(expired.id()))
                .toList());
    }
}
