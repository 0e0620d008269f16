package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.metafields.CopyRunEnded;
import dev.counterfoil.metafields.SharingNavigation;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.MemberId;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/** Tells people that what they were copying has ended, wherever in the portal they are by then. */
@Component
class RunNotices implements VaadinServiceInitListener {

    private static final Logger LOG = LoggerFactory.getLogger(RunNotices.class);

    /** A tab, and who is signed in there. */
    private record Tab(UI ui, MemberId member) {}

    private final CurrentActor current;
    private final Set<Tab> open = ConcurrentHashMap.newKeySet();

    RunNotices(CurrentActor current) {
        this.current = current;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(init -> {
            UI ui = init.getUI();
            // Not before: at the door nobody has signed in.
            ui.addAfterNavigationListener(reached -> member().ifPresent(member -> open.add(new Tab(ui, member))));
            ui.addDetachListener(closed -> open.removeIf(tab -> tab.ui() == ui));
        });
    }

    private Optional<MemberId> member() {
        try {
            return Optional.of(current.get().id());
        } catch (AccessDeniedException nobody) {
            return Optional.empty();
        }
    }

    @EventListener
    void on(CopyRunEnded run) {
        for (Tab tab : open) {
            if (tab.member().equals(run.member())) {
                try {
                    tab.ui().access(() -> tell(tab.ui(), run));
                } catch (UIDetachedException left) {
                    LOG.debug("A page was left before it could be told");
                }
            }
        }
    }

    private static void tell(UI ui, CopyRunEnded run) {
        boolean seen = ui.getInternals().getActiveRouterTargetsChain().stream()
                .anyMatch(page -> page instanceof CompareView view && view.shows(run.run()));
        if (!seen) {
            String path =
                    SharingNavigation.COMPARE + "?" + CompareState.of(run).url().getQueryString();
            Toast.ended(
                    ui.getTranslation("metafields.run.over", run.name(), run.done(), run.rows()),
                    ui.getTranslation("metafields.run.over.link"),
                    path);
        }
    }
}
