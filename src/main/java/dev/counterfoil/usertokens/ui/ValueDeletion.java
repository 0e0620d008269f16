package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientMarks;
import dev.counterfoil.clients.Environment;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.DangerDialog;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserValue;
import dev.counterfoil.usertokens.UserValues;
import java.util.List;
import java.util.UUID;

/** Asks before a value is deleted, deletes it, and says what came of it. */
class ValueDeletion {

    private final Component view;
    private final UserValues values;
    private final Actor actor;
    private final ChangeNotice notice;
    private final Runnable changed;
    private final Runnable tokenRefused;

    /**
     * @param changed called when what is there is not what was shown any more
     * @param tokenRefused called when it failed for the token's sake
     */
    ValueDeletion(
            Component view,
            UserValues values,
            Actor actor,
            ChangeNotice notice,
            Runnable changed,
            Runnable tokenRefused) {
        this.view = view;
        this.values = values;
        this.actor = actor;
        this.notice = notice;
        this.changed = changed;
        this.tokenRefused = tokenRefused;
    }

    /** @param user what people know the user by */
    void ask(Client client, UserToken token, String user, UserValue value) {
        UUID intent = UUID.randomUUID();
        String path = value.path().toString();
        DangerDialog dialog = new DangerDialog(
                view.getTranslation("usertokens.value.delete", path),
                view.getTranslation("usertokens.value.delete.text", user, path),
                view.getTranslation("usertokens.value.delete.do"),
                () -> delete(client, token, intent, value));
        dialog.detail(ClientMarks.line(client));
        if (client.environment() == Environment.PRODUCTION) {
            dialog.typeToConfirm(path);
        }
        dialog.open();
    }

    private void delete(Client client, UserToken token, UUID intent, UserValue value) {
        SessionKey session = Looks.session();
        notice.hide();
        Background.run(
                view,
                () -> values.delete(actor, client, session, token.id(), intent, value),
                result -> told(client, value, result),
                problem ->
                        notice.refuse(view.getTranslation("changes.failed"), Problems.tell(problem), List.of(), null));
    }

    private void told(Client client, UserValue value, ChangeResult result) {
        String path = value.path().toString();
        boolean tokenAtFault = result instanceof ChangeResult.NotSent it
                        && (it.code().equals(UserValues.TOKEN_REFUSED)
                                || it.code().equals("NO_TOKEN"))
                || result instanceof ChangeResult.Refused refused
                        && refused.code().equals(UserValues.TOKEN_REFUSED);
        if (result instanceof ChangeResult.Done done) {
            DoneToast.show(view, done, view.getTranslation("usertokens.value.deleted", path));
            changed.run();
        } else if (tokenAtFault) {
            tokenRefused.run();
        } else {
            notice.show(result, path, client.name());
            // There is no field here that anything could stand beside.
            notice.showProblems(result);
            if (result instanceof ChangeResult.Stale) {
                changed.run();
            }
        }
    }
}
