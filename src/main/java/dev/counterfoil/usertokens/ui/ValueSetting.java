package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Background;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import dev.counterfoil.usertokens.UserTokensNavigation;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import dev.counterfoil.usertokens.ValueDefinitions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the form that sets values, and shows what is there once it has. */
class ValueSetting {

    private final Component view;
    private final UserValues values;
    private final ValueDefinitions definitions;
    private final UserTokens tokens;
    private final Actor actor;
    private final ValuePages pages;

    ValueSetting(
            Component view,
            UserValues values,
            ValueDefinitions definitions,
            UserTokens tokens,
            Actor actor,
            ValuePages pages) {
        this.view = view;
        this.values = values;
        this.definitions = definitions;
        this.tokens = tokens;
        this.actor = actor;
        this.pages = pages;
    }

    /** @param start with which to begin; null for an empty row */
    void open(Client client, UserToken token, boolean mayRenew, @Nullable UserValue start) {
        List<UserValue> seen = pages.seen();
        SetValuesDialog dialog = new SetValuesDialog(
                values,
                tokens,
                actor,
                client,
                token,
                new SetValuesDialog.Opened(new Offered(definitions, actor, client, seen), seen, start, mayRenew),
                (with, result) -> done(client, token, with, result));
        dialog.addOpenedChangeListener(change -> {
            if (!change.isOpened() && dialog.partly()) {
                pages.again();
            }
        });
        dialog.open();
    }

    private void done(Client client, UserToken token, UserToken with, ChangeResult.Done result) {
        DoneToast.show(view, result, view.getTranslation("usertokens.set.done"));
        if (with.id().equals(token.id())) {
            pages.again();
        } else {
            Background.onward(view, ui -> ui.navigate(UserTokensNavigation.values(client.id(), with.id())));
        }
    }
}
