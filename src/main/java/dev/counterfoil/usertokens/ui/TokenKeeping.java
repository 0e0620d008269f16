package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import dev.counterfoil.changes.FieldProblem;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import java.util.List;
import java.util.function.Consumer;

/** Asks under which name a token is to be kept, and keeps it. */
final class TokenKeeping {

    private TokenKeeping() {}

    /**
     * @param name offered as the first
     * @param done told whether it was kept; it is not where it is not here any more
     */
    static void ask(
            Component view,
            UserTokens tokens,
            Actor actor,
            Client client,
            UserToken token,
            String name,
            Consumer<Boolean> done) {
        new LabelDialog(
                        client,
                        view.getTranslation("usertokens.keep.title"),
                        view.getTranslation("usertokens.keep.text"),
                        view.getTranslation("usertokens.keep.do"),
                        name,
                        null,
                        (label, ignored) -> {
                            List<FieldProblem> problems = UserTokens.checkLabel(label);
                            if (problems.isEmpty()) {
                                done.accept(kept(view, tokens, actor, client, token, label));
                            }
                            return problems;
                        })
                .open();
    }

    private static boolean kept(
            Component view, UserTokens tokens, Actor actor, Client client, UserToken token, String label) {
        boolean kept = tokens.keep(actor, client, Looks.session(), token.id(), label);
        if (kept) {
            Toast.info(view.getTranslation("usertokens.keep.done", label.strip()));
        } else {
            Toast.error(view.getTranslation("usertokens.reason.NO_TOKEN"));
        }
        return kept;
    }
}
