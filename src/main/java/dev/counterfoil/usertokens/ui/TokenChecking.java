package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.TokenCheck;
import dev.counterfoil.usertokens.UserToken;
import java.util.Optional;

/** Asks the API whether a token still works, and says so. */
final class TokenChecking {

    private TokenChecking() {}

    /** @param name what people know the user by */
    static void of(Component view, TokenCheck checks, Actor actor, Client client, UserToken token, String name) {
        SessionKey session = Looks.session();
        Background.run(
                view,
                () -> checks.check(actor, client, session, token.id()),
                problem -> told(view, name, problem),
                problem -> Toast.error(Problems.tell(problem)));
    }

    private static void told(Component view, String name, Optional<String> problem) {
        if (problem.isEmpty()) {
            Toast.info(view.getTranslation("usertokens.check.works", name));
        } else {
            String why = Wording.of(view, "usertokens.check." + problem.get(), "usertokens.check.other", problem.get());
            Toast.error(view.getTranslation("usertokens.check.failed", name, why));
        }
    }
}
