package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.masterdetaillayout.MasterDetailLayout;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.audit.AuditNavigation;
import dev.counterfoil.audit.AuditQuery;
import dev.counterfoil.audit.AuditService;
import dev.counterfoil.audit.RecordArrivals;
import dev.counterfoil.clients.Client;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.EntryAppended;
import dev.counterfoil.ledger.EntryRef;
import dev.counterfoil.ledger.Subject;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

/** The audit log: newest first, an entry in full beside it. The URL is its whole state. */
@PermitAll
@Route(AuditNavigation.LOG + "/:seq?([0-9]{1,18})")
class AuditView extends Div implements BeforeEnterObserver, AfterNavigationObserver, HasDynamicTitle {

    static final String SEQ = "seq";

    private static final int PAGE = 50;
    private static final Logger LOG = LoggerFactory.getLogger(AuditView.class);

    private final transient AuditService audit;
    private final transient RecordArrivals arrivals;
    private final transient Actor actor;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final MasterDetailLayout layout = new MasterDetailLayout("36rem", "26rem");
    private final FilterBar filters;
    private final EntryList list;
    private final Button newer = new Button();
    private final Button older = new Button();
    private final Paragraph end = new Paragraph();
    private final Div state = new Div();
    private transient volatile @Nullable AuditQuery shown;
    private @Nullable Entry oldest;
    private @Nullable Registration arrival;
    private volatile long newest;
    private @Nullable Long selected;

    AuditView(AuditService audit, RecordArrivals arrivals, CurrentActor current) {
        this.audit = audit;
        this.arrivals = arrivals;
        this.actor = current.get();
        List<Client> clients = audit.clients(actor);
        Map<String, String> names = clients.stream()
                .filter(client -> client.gid() != null)
                .collect(Collectors.toMap(client -> String.valueOf(client.gid()), Client::name, (one, other) -> one));
        list = new EntryList(names);
        filters = new FilterBar(clients, query -> go(Filters.url(query), null));
        addClassNames("cf-page", "cf-page-fill", "cf-audit");

        newer.setText(getTranslation("audit.newer"));
        newer.addClassName("cf-log-newer");
        newer.setVisible(false);
        newer.addClickListener(click -> reload());
        older.setText(getTranslation("audit.older"));
        older.addClassName("cf-log-older");
        older.setDisableOnClick(true);
        older.addClickListener(click -> loadOlder());
        end.setText(getTranslation("audit.end"));
        end.addClassName("cf-note");
        list.getElement().setAttribute("aria-label", getTranslation("audit.list"));

        Div master = new Div(newer, state, list, older, end);
        master.addClassName("cf-master");
        layout.addClassName("cf-split");
        layout.setMaster(master);
        layout.setExpandMaster(true);
        layout.setExpandDetail(false);
        layout.setOverlaySize("min(100%, 30rem)");
        layout.addBackdropClickListener(click -> close());
        layout.addDetailEscapePressListener(press -> close());
        add(
                new PageHeader(getTranslation("audit.title"))
                        .context(new Span(getTranslation("audit.allClients")))
                        .actions(new ChainBadge(audit, actor))
                        .below(filters),
                layout);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        selected = event.getRouteParameters().get(SEQ).map(Long::valueOf).orElse(null);
        AuditQuery query = Filters.of(event.getLocation().getQueryParameters());
        if (!query.equals(shown)) {
            shown = query;
            reload();
        }
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        list.mark(selected);
        layout.setDetail(selected == null ? null : detail(selected));
    }

    @Override
    protected void onAttach(AttachEvent event) {
        UI ui = event.getUI();
        arrival = arrivals.register(EntryAppended.class, () -> {
            if (asking.compareAndSet(false, true)) {
                Thread.ofVirtual().name("audit-arrivals").start(() -> lookForNewer(ui));
            }
        });
    }

    @Override
    protected void onDetach(DetachEvent event) {
        if (arrival != null) {
            arrival.remove();
            arrival = null;
        }
    }

    /** Offers what has come in, so that the list does not move under the reader's hand. */
    private void lookForNewer(UI ui) {
        asking.set(false);
        try {
            boolean more = audit.page(actor, query(), null, 1).stream().anyMatch(entry -> entry.seq() > newest);
            if (more) {
                ui.access(() -> newer.setVisible(true));
            }
        } catch (DataAccessException | AccessDeniedException | UIDetachedException noMatter) {
            LOG.debug("Nobody to tell of new entries, or nothing to tell", noMatter);
        }
    }

    @Override
    public String getPageTitle() {
        return selected == null
                ? getTranslation("audit.title")
                : getTranslation("audit.entry.number", selected) + " · " + getTranslation("audit.title");
    }

    private void reload() {
        AuditQuery query = query();
        filters.show(query, subjectOf(query.historyOf()));
        newer.setVisible(false);
        list.clear(Filters.url(query));
        oldest = null;
        newest = 0;
        loadOlder();
        list.mark(selected);
    }

    private void loadOlder() {
        older.setEnabled(true);
        state.removeAll();
        try {
            Entry from = oldest;
            List<Entry> page =
                    audit.page(actor, query(), from == null ? null : new EntryRef(from.seq(), from.at()), PAGE + 1);
            boolean more = page.size() > PAGE;
            List<Entry> shownNow = more ? page.subList(0, PAGE) : page;
            list.add(shownNow);
            filters.met(shownNow, list.sentences());
            if (!shownNow.isEmpty()) {
                newest = Math.max(newest, shownNow.getFirst().seq());
                oldest = shownNow.getLast();
            }
            older.setVisible(more);
            end.setVisible(!more && oldest != null && from != null);
            if (oldest == null) {
                state.add(empty());
            }
        } catch (DataAccessException unread) {
            LOG.warn("The audit log could not be read", unread);
            older.setVisible(false);
            end.setVisible(false);
            state.add(new EmptyState(
                    getTranslation("audit.failed.title"),
                    getTranslation("audit.failed.text"),
                    new Button(getTranslation("audit.failed.retry"), click -> reload())));
        }
    }

    private Component empty() {
        if (query().narrows()) {
            return new EmptyState(
                    getTranslation("audit.none.title"),
                    getTranslation("audit.none.text"),
                    new Button(getTranslation("audit.filter.clear"), click -> go(QueryParameters.empty(), null)));
        }
        return new EmptyState(getTranslation("audit.empty.title"), getTranslation("audit.empty.text"));
    }

    private Component detail(long seq) {
        Optional<Entry> found = audit.find(actor, seq);
        if (found.isEmpty()) {
            Div missing = new Div(new EmptyState(
                    getTranslation("audit.entry.missing.title"),
                    getTranslation("audit.entry.missing.text", seq),
                    new Button(getTranslation("audit.entry.close"), click -> close())));
            missing.addClassName("cf-detail");
            return missing;
        }
        Entry entry = found.get();
        List<Entry> course = entry.operationId() == null ? List.of() : audit.ofOperation(actor, entry.operationId());
        return new EntryDetail(
                entry, course, audit.tellsOfUsers(actor, entry), list.sentences(), Filters.url(query()), this::close);
    }

    private @Nullable String subjectOf(@Nullable Long seq) {
        if (seq == null) {
            return null;
        }
        Subject subject = audit.find(actor, seq).map(Entry::subject).orElse(null);
        return subject == null || subject.name().isBlank() ? getTranslation("audit.subject.one") : subject.name();
    }

    private void close() {
        Long left = selected;
        go(Filters.url(query()), null);
        if (left != null) {
            list.focus(left);
        }
    }

    private void go(QueryParameters query, @Nullable Long seq) {
        RouteParameters parameters =
                seq == null ? RouteParameters.empty() : new RouteParameters(SEQ, Long.toString(seq));
        UI.getCurrent().navigate(AuditView.class, parameters, query);
    }

    private AuditQuery query() {
        AuditQuery query = shown;
        return query == null ? AuditQuery.everything() : query;
    }
}
