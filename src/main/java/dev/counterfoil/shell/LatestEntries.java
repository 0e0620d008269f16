package dev.counterfoil.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.audit.AuditNavigation;
import dev.counterfoil.audit.AuditQuery;
import dev.counterfoil.audit.AuditService;
import dev.counterfoil.audit.RecordArrivals;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.EntryAppended;
import dev.counterfoil.team.Actor;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

/** What the record says last, of everything or of one client, while it is shown; not there while it says nothing. */
class LatestEntries extends Div {

    private static final Logger LOG = LoggerFactory.getLogger(LatestEntries.class);
    private static final int SHOWN = 8;

    private final transient AuditService audit;
    private final transient RecordArrivals growth;
    private final transient Actor actor;
    private final transient AuditQuery query;
    private final AtomicBoolean asking = new AtomicBoolean();
    private long newest;

    /** For who may read some of it. */
    LatestEntries(AuditService audit, RecordArrivals growth, Actor actor, AuditQuery query) {
        this.audit = audit;
        this.growth = growth;
        this.actor = actor;
        this.query = query;
        show(latest());
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        Registration grew = growth.register(EntryAppended.class, () -> {
            if (asking.compareAndSet(false, true)) {
                Thread.ofVirtual().name("latest-entries").start(() -> lookForNewer(ui));
            }
        });
        addDetachListener(left -> {
            left.unregisterListener();
            grew.remove();
        });
    }

    private void lookForNewer(UI ui) {
        asking.set(false);
        try {
            List<Entry> entries = latest();
            ui.access(() -> show(entries));
        } catch (DataAccessException | AccessDeniedException | UIDetachedException noMatter) {
            LOG.debug("Nobody to tell of new entries, or nothing to tell", noMatter);
        }
    }

    private List<Entry> latest() {
        return audit.page(actor, query, null, SHOWN);
    }

    private void show(List<Entry> entries) {
        long first = entries.isEmpty() ? 0 : entries.getFirst().seq();
        if (first < newest) {
            return;
        }
        newest = first;
        removeAll();
        setVisible(!entries.isEmpty());
        if (!entries.isEmpty()) {
            String client = query.client() == null ? "" : "?" + AuditNavigation.CLIENT + "=" + query.client();
            Anchor all = new Anchor("/" + AuditNavigation.LOG + client, getTranslation("shell.home.latest.all"));
            all.getElement().setAttribute("router-link", true);
            add(new HomeSection(
                    getTranslation("shell.home.latest"),
                    all,
                    entries.stream()
                            .map(entry -> EntryRow.of(entry, query.client() == null))
                            .toList()));
        }
    }
}
