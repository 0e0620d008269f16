package dev.counterfoil.usertokens.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.DoneToast;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Wording;
import dev.counterfoil.team.Actor;
import dev.counterfoil.usertokens.SessionKey;
import dev.counterfoil.usertokens.UserToken;
import dev.counterfoil.usertokens.UserTokens;
import java.util.List;
import java.util.UUID;

/** Renews a token, wherever that is asked for, and says what came of it. */
final class Renewal {

    private Renewal() {}

    /**
     * @param pressed cannot be pressed again meanwhile
     * @param renewed called when the token works again
     */
    static void of(
            Component view,
            Button pressed,
            UserTokens tokens,
            Actor actor,
            Client client,
            UserToken token,
            ChangeNotice notice,
            Runnable renewed) {
        SessionKey session = Looks.session();
        UUID intent = UUID.randomUUID();
        Background.run(
                view,
                pressed,
                () -> tokens.refresh(actor, client, session, intent, token.id()),
                result -> {
                    switch (result) {
                        case ChangeResult.Done done -> {
                            DoneToast.show(view, done, view.getTranslation("usertokens.refreshed"));
                            renewed.run();
                        }
                        case ChangeResult.Refused it ->
                            notice.refuse(
                                    view.getTranslation("usertokens.refresh.refused"),
                                    Wording.of(
                                            view,
                                            "usertokens.reason." + it.code(),
                                            "usertokens.reason.other",
                                            it.code()),
                                    it.messages(),
                                    it.entrySeq());
                        case ChangeResult.Unclear it ->
                            notice.wonder(
                                    view.getTranslation("usertokens.refresh.unclear"),
                                    view.getTranslation("usertokens.refresh.unclear.text"),
                                    it.entrySeq());
                        default -> notice.show(result, view.getTranslation("usertokens.thing"), client.name());
                    }
                },
                problem ->
                        notice.refuse(view.getTranslation("changes.failed"), Problems.tell(problem), List.of(), null));
    }
}
