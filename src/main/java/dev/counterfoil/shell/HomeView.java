package dev.counterfoil.shell;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.shared.Registration;
import dev.counterfoil.audit.AuditQuery;
import dev.counterfoil.audit.AuditService;
import dev.counterfoil.audit.RecordArrivals;
import dev.counterfoil.audit.Sentence;
import dev.counterfoil.audit.Sentences;
import dev.counterfoil.changes.Doubts;
import dev.counterfoil.clients.Client;
import dev.counterfoil.clients.ClientDirectory;
import dev.counterfoil.kit.Dot;
import dev.counterfoil.kit.EmptyState;
import dev.counterfoil.kit.Initials;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.PageHeader;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.EntryAppended;
import dev.counterfoil.notices.Tasks;
import dev.counterfoil.notices.TasksChanged;
import dev.counterfoil.team.Actor;
import dev.counterfoil.team.CurrentActor;
import dev.counterfoil.team.Permission;
import dev.counterfoil.team.Rights;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.security.access.AccessDeniedException;

/** Where one arrives: the first steps for a newcomer; later the clients, what needs attention, and what happened last. */
@Route("")
@PermitAll
class HomeView extends Div implements HasDynamicTitle {

    private static final Logger LOG = LoggerFactory.getLogger(HomeView.class);
    private static final int CLIENTS = 8;
    private static final int TASKS = 6;
    private static final int ENTRIES = 8;

    private final transient Actor actor;
    private final transient Tasks tasks;
    private final transient Doubts doubts;
    private final transient TaskArrivals arrivals;
    private final transient RecordArrivals growth;
    private final transient AuditService audit;
    private final boolean mayRead;
    private final AtomicBoolean asking = new AtomicBoolean();
    private final Div attention = new Div();
    private final Div latest = new Div();
    private long newest;

    HomeView(
            CurrentActor current,
            ClientDirectory directory,
            Tasks tasks,
            AuditService audit,
            Rights rights,
            KeyConfirmation key,
            Doubts doubts,
            TaskArrivals arrivals,
            RecordArrivals growth) {
        this.actor = current.get();
        this.tasks = tasks;
        this.doubts = doubts;
        this.audit = audit;
        this.arrivals = arrivals;
        this.growth = growth;
        List<Client> clients = directory.list(actor);

        Div body = new Div();
        body.addClassNames("cf-page-body", "cf-home");
        if (key.wanted(actor)) {
            body.add(wide(new KeyPanel(key, actor)));
        }
        if (clients.isEmpty()) {
            body.add(wide(firstStep(rights)));
        }
        body.add(wide(attention));
        showTasks();
        if (!clients.isEmpty()) {
            body.add(new HomeSection(
                    getTranslation("shell.home.clients"),
                    all("/clients", "shell.home.clients.all"),
                    clients.stream().limit(CLIENTS).map(this::row).toList()));
        }
        Rights.Reach readable = rights.reach(actor, Permission.AUDIT_VIEW);
        mayRead = readable.all() || !readable.clients().isEmpty();
        body.add(clients.isEmpty() ? wide(latest) : latest);
        showLatest(mayRead ? latest() : List.of());
        addClassName("cf-page");
        add(new PageHeader(getTranslation("shell.home")), body);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        UI ui = attached.getUI();
        Registration told = arrivals.register(TasksChanged.class, () -> ui.access(this::showTasks));
        Registration grew = growth.register(EntryAppended.class, () -> {
            if (mayRead && asking.compareAndSet(false, true)) {
                Thread.ofVirtual().name("home-arrivals").start(() -> lookForNewer(ui));
            }
        });
        addDetachListener(left -> {
            left.unregisterListener();
            told.remove();
            grew.remove();
        });
    }

    private void lookForNewer(UI ui) {
        asking.set(false);
        try {
            List<Entry> entries = latest();
            ui.access(() -> showLatest(entries));
        } catch (DataAccessException | AccessDeniedException | UIDetachedException noMatter) {
            LOG.debug("Nobody to tell of new entries, or nothing to tell", noMatter);
        }
    }

    private List<Entry> latest() {
        return audit.page(actor, AuditQuery.everything(), null, ENTRIES);
    }

    private void showLatest(List<Entry> entries) {
        long first = entries.isEmpty() ? 0 : entries.getFirst().seq();
        if (first < newest) {
            return;
        }
        newest = first;
        latest.removeAll();
        latest.setVisible(!entries.isEmpty());
        if (!entries.isEmpty()) {
            latest.add(new HomeSection(
                    getTranslation("shell.home.latest"),
                    all("/audit", "shell.home.latest.all"),
                    entries.stream().map(this::row).toList()));
        }
    }

    private void showTasks() {
        List<Tasks.Task> open = tasks.open(actor, TASKS);
        attention.removeAll();
        attention.setVisible(!open.isEmpty());
        if (!open.isEmpty()) {
            attention.add(new HomeSection(
                    getTranslation("shell.home.attention"),
                    null,
                    open.stream().map(task -> TaskRow.of(task, this::checked)).toList()));
        }
    }

    private void checked(Tasks.Task task) {
        if (doubts.checked(actor, UUID.fromString(task.subject()))) {
            Toast.info(getTranslation("shell.home.checked.done"));
        }
        showTasks();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("shell.home");
    }

    private EmptyState firstStep(Rights rights) {
        if (!rights.may(actor, Permission.CLIENT_ADD, null)) {
            return new EmptyState(getTranslation("shell.home.none"), getTranslation("shell.home.none.text"));
        }
        Anchor connect = new Anchor("/clients", getTranslation("shell.home.connect"));
        connect.addClassName("cf-button-primary");
        connect.getElement().setAttribute("router-link", true);
        return new EmptyState(getTranslation("shell.home.first"), getTranslation("shell.home.first.text"), connect);
    }

    private Component row(Client client) {
        Anchor row = link("/clients/" + client.id());
        Span name = data(client.name());
        name.addClassName("cf-row-main");
        Tone tone = EnvironmentBand.tone(client.environment());
        row.add(new Dot(tone), name);
        if (client.elsewhere() != null) {
            Pill elsewhere = new Pill(client.elsewhere(), Tone.ACCENT);
            elsewhere.getElement().setAttribute("data-cf-data", "");
            row.add(elsewhere);
        }
        row.add(new Pill(getTranslation("shell.environment." + client.environment()), tone));
        return row;
    }

    private Component row(Entry entry) {
        Anchor row = link("/" + Toast.entryPath(entry.seq()));
        Sentences sentences = new Sentences(this::getTranslation);
        Initials disc = new Initials(sentences.actor(entry));
        disc.getElement().setAttribute("data-cf-data", "");
        Span words = new Span();
        words.addClassName("cf-row-main");
        for (Sentence.Part part : sentences.onClient(entry).parts()) {
            Span piece = part.role() == Sentence.Role.WORDS ? new Span(part.text()) : data(part.text());
            piece.addClassName("cf-said-" + part.role().name().toLowerCase(java.util.Locale.ROOT));
            words.add(piece);
        }
        Moment at = new Moment(entry.at());
        at.addClassName("cf-row-side");
        row.add(disc, words, at);
        return row;
    }

    private Anchor all(String path, String key) {
        Anchor all = new Anchor(path, getTranslation(key));
        all.getElement().setAttribute("router-link", true);
        return all;
    }

    static Anchor link(String path) {
        Anchor row = new Anchor(path);
        row.addClassName("cf-row");
        row.getElement().setAttribute("router-link", true);
        return row;
    }

    static Span data(String text) {
        Span span = new Span(text);
        span.getElement().setAttribute("data-cf-data", "");
        return span;
    }

    private static Component wide(Component component) {
        component.addClassName("cf-wide");
        return component;
    }
}
