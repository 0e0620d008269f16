package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import dev.counterfoil.changes.ChangeNotice;
import dev.counterfoil.changes.ChangeResult;
import dev.counterfoil.changes.StaleDialog;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.Background;
import dev.counterfoil.kit.Problems;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.metafields.Shared;
import dev.counterfoil.metafields.Sharing;
import dev.counterfoil.metafields.SharingService.Again;
import dev.counterfoil.upstream.partners.Target;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is done when access turns out to be another than the person saw: both versions are shown, and what was asked for is sent over what is
 * there now, or given up. Either way it is read again, so that the next try starts from how things are.
 */
final class StaleSharing {

    private final Component view;
    private final Client owner;
    private final String key;
    private final ChangeNotice notice;
    private final Supplier<Again> again;
    private final Runnable refreshed;

    /**
     * @param again reads it; blocks
     * @param refreshed called once the mirror was read again and nothing is going to be sent
     */
    StaleSharing(
            Component view, Client owner, String key, ChangeNotice notice, Supplier<Again> again, Runnable refreshed) {
        this.view = view;
        this.owner = owner;
        this.key = key;
        this.notice = notice;
        this.again = again;
        this.refreshed = refreshed;
    }

    /** Whether the grantee lost its access while somebody was about to take it. */
    static boolean lost(ChangeResult.Stale stale, Target target) {
        return stale.now() != null
                && Sharing.level(stale.now().path("access"), target).isEmpty();
    }

    /** Takes up how it is now without asking. */
    void takeUp() {
        notice.hide();
        Background.run(view, again::get, now -> refreshed.run(), problem -> Toast.error(Problems.tell(problem)));
    }

    /** @param sendMine takes it as it is now */
    void ask(ChangeResult.Stale stale, Consumer<Shared> sendMine) {
        notice.hide();
        new StaleDialog(stale, owner, key, this::takeUp, () -> over(sendMine)).open();
    }

    private void over(Consumer<Shared> sendMine) {
        Background.run(
                view,
                again::get,
                read -> {
                    switch (read) {
                        case Again.Now now -> sendMine.accept(now.shared());
                        case Again.Gone gone -> refreshed.run();
                        case Again.Unread unread ->
                            notice.refuse(
                                    view.getTranslation("changes.notSent"),
                                    ChangeNotice.reason(view, unread.code()),
                                    List.of(),
                                    null);
                    }
                },
                problem -> Toast.error(Problems.tell(problem)));
    }
}
