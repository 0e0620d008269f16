package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.audit.AuditQuery;
import dev.counterfoil.audit.EntryLine;
import dev.counterfoil.audit.Sentences;
import dev.counterfoil.kit.CopyableId;
import dev.counterfoil.kit.DiffView;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Pill;
import dev.counterfoil.kit.PropertyList;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Tone;
import dev.counterfoil.ledger.Entry;
import dev.counterfoil.ledger.Subject;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** One entry in full. */
class EntryDetail extends Composite<Section> {

    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss.SSS");

    private final transient Entry entry;
    private final transient List<Entry> course;
    private final transient EntryChange change;
    private final boolean tellsOfUsers;
    private final transient Sentences sentences;

    /**
     * @param course the entries of the same operation, this one among them, oldest first; empty if it belongs to none
     * @param tellsOfUsers whether the entries hold what they tell of a client's users: not every reader may see that
     */
    EntryDetail(
            Entry entry,
            List<Entry> course,
            boolean tellsOfUsers,
            Sentences sentences,
            QueryParameters query,
            Runnable close) {
        this.entry = entry;
        this.course = course;
        this.change = new EntryChange(entry, course);
        this.tellsOfUsers = tellsOfUsers;
        this.sentences = sentences;
        getContent().addClassName("cf-detail");
        getContent().getElement().setAttribute("aria-label", getTranslation("audit.entry.number", entry.seq()));
        getContent().add(top(close), title(), pills());
        addChange();
        addJson("variables", change.image("variables"));
        addJson("answer", change.image("answer"));
        addJson("personal", personal());
        if (!tellsOfUsers
                && (entry.action().startsWith("user") || entry.action().startsWith("testUser"))) {
            Paragraph withheld = new Paragraph(getTranslation("audit.entry.personal.withheld"));
            withheld.addClassName("cf-note");
            getContent().add(withheld);
        }
        getContent().add(properties(query), foot(query));
    }

    private Component top(Runnable close) {
        Span number = new Span(getTranslation("audit.entry.number", entry.seq()));
        number.addClassName("cf-mono");
        Span at = Looks.data(new Span(entry.at().atZone(Looks.zone()).format(EXACT.withLocale(getLocale()))));
        at.setTitle(entry.at().atZone(ZoneId.of("UTC")).format(DateTimeFormatter.ISO_INSTANT));
        Button shut = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> close.run());
        shut.setAriaLabel(getTranslation("audit.entry.close"));
        shut.addThemeVariants(ButtonVariant.TERTIARY);
        shut.addClassNames("cf-quiet", "cf-detail-close");
        // Esc closes it from anywhere on the page: the focus stays in the list when a row is opened.
        shut.getElement().setAttribute("data-cf-close", "");
        Div top = new Div(new Span(number, at), shut);
        top.addClassName("cf-detail-top");
        return top;
    }

    private Component title() {
        H2 title = new H2();
        title.add(EntryLine.of(sentences.onClient(entry)));
        return title;
    }

    private Component pills() {
        Div pills = new Div();
        pills.addClassName("cf-detail-pills");
        Looks.environment(this, entry).ifPresent(pills::add);
        Looks.elsewhere(entry).ifPresent(pills::add);
        pills.add(Looks.outcome(this, entry));
        Long took = number("duration.ms");
        if (took != null) {
            pills.add(new Pill(getTranslation("audit.entry.duration", took), Tone.NEUTRAL));
        }
        return pills;
    }

    private void addChange() {
        DiffView diff = change.diff(getTranslation(tellsOfUsers ? "audit.entry.erased" : "audit.entry.hidden"))
                .orElse(null);
        if (diff == null) {
            return;
        }
        getContent().add(heading("audit.entry.change"), diff);
        String kind = parameter("before.kind");
        if (kind != null && Set.of("READ", "REMEMBERED", "NONE").contains(kind)) {
            Paragraph source = new Paragraph(getTranslation("audit.entry.before." + kind));
            source.addClassName("cf-note");
            getContent().add(source);
        }
    }

    /** What tells of a person besides who acted, as far as it has not been erased. */
    private @Nullable String personal() {
        ObjectNode values = JsonMapper.shared().createObjectNode();
        entry.personal().entrySet().stream()
                .filter(value -> !value.getKey().startsWith("actor."))
                .sorted(Map.Entry.comparingByKey())
                .forEach(value -> values.put(value.getKey(), value.getValue()));
        return values.isEmpty() ? null : values.toString();
    }

    private void addJson(String name, @Nullable String json) {
        if (json != null) {
            getContent().add(new JsonBlock(getTranslation("audit.entry." + name), json));
        }
    }

    private Component properties(QueryParameters query) {
        PropertyList list = new PropertyList();
        String operation = parameter("operation");
        list.add(getTranslation("audit.entry.operation"), mono(operation == null ? entry.action() : operation));
        addMore(list);
        String reason = sentences.reason(entry);
        if (!reason.isEmpty()) {
            list.add(getTranslation("audit.entry.reason"), reason);
        }
        String back = TakingBack.words(this, entry.outcome(), parameter("inverse"), parameter("inverse.none"));
        if (back != null) {
            list.add(getTranslation("audit.entry.inverse"), back);
        }
        if (course.size() > 1) {
            list.add(getTranslation("audit.entry.steps"), steps(query));
        }
        if (entry.operationId() != null) {
            list.add(
                    getTranslation("audit.entry.operationId"),
                    new CopyableId(entry.operationId().toString()));
        }
        if (entry.actorId() != null) {
            String erased = getTranslation("audit.entry.erased");
            Map<String, String> who = entry.personal();
            list.add(
                    getTranslation("audit.entry.actor"),
                    sentences.actor(entry) + " · " + who.getOrDefault("actor.email", erased));
        }
        Component between = between();
        if (between != null) {
            list.add(getTranslation("audit.entry.actor"), getTranslation("audit.entry.elsewhere"));
            list.add(getTranslation("audit.entry.between"), between);
        }
        String from = from();
        if (!from.isEmpty()) {
            list.add(getTranslation("audit.entry.from"), from);
        }
        String client = parameter("client.name");
        if (client != null) {
            list.add(getTranslation("audit.entry.client"), client);
        }
        Subject subject = entry.subject();
        if (subject != null) {
            Span both = new Span();
            if (!subject.name().isBlank()) {
                both.add(Looks.data(new Span(subject.name())));
            }
            both.addClassName("cf-subject");
            if (!subject.id().equals(subject.name())) {
                both.add(new CopyableId(subject.id()));
            }
            list.add(getTranslation("audit.entry.subject"), both);
        }
        Span arrow = Looks.data(new Span("→"));
        Span chain = new Span(
                new CopyableId(entry.previousHash(), shortened(entry.previousHash())),
                arrow,
                new CopyableId(entry.hash(), shortened(entry.hash())));
        chain.addClassName("cf-chain-place");
        list.add(getTranslation("audit.entry.chain"), chain);
        return list;
    }

    /** Null but for what was found made elsewhere: nobody knows when exactly that was. */
    private @Nullable Component between() {
        String to = entry.parameters().get("between.to");
        if (to == null) {
            return null;
        }
        String since = entry.parameters().get("between.from");
        return Looks.data(new Span(since == null ? exact(to) : exact(since) + " – " + exact(to)));
    }

    private String exact(String instant) {
        try {
            return Moment.exact(Instant.parse(instant), Looks.zone(), getLocale());
        } catch (DateTimeParseException odd) {
            return instant;
        }
    }

    /** Of a token: what it may do and for how long; of a user's values: which. */
    private void addMore(PropertyList list) {
        String keys = parameter("keys");
        if (keys != null && !keys.isBlank()) {
            list.add(getTranslation("audit.entry.keys"), mono(keys));
        }
        String scope = parameter("scope");
        if (scope != null && !scope.isBlank()) {
            list.add(getTranslation("audit.entry.scope"), mono(scope));
        }
        Long lifetime = number("lifetime.s");
        if (lifetime != null) {
            list.add(
                    getTranslation("audit.entry.lifetime"),
                    new Span(getTranslation("audit.entry.lifetime.s", lifetime)));
        }
    }

    private Component steps(QueryParameters query) {
        Div steps = new Div();
        steps.addClassName("cf-steps");
        for (Entry step : course) {
            Div line = new Div(Looks.outcome(this, step), Looks.data(new Span(time(step))));
            if (step.seq() == entry.seq()) {
                line.getElement().setAttribute("aria-current", "step");
                line.add(new Span(getTranslation("audit.entry.link", step.seq())));
            } else {
                line.add(link(getTranslation("audit.entry.link", step.seq()), step.seq(), query));
            }
            steps.add(line);
        }
        return steps;
    }

    private Component foot(QueryParameters query) {
        Div foot = new Div();
        foot.addClassName("cf-detail-foot");
        Subject subject = entry.subject();
        if (subject != null) {
            AuditQuery history = new AuditQuery(null, null, null, entry.seq());
            RouterLink link = link(
                    subject.name().isBlank()
                            ? getTranslation("audit.entry.history.unnamed")
                            : getTranslation("audit.entry.history", subject.name()),
                    entry.seq(),
                    Filters.url(history));
            link.addClassName("cf-button");
            foot.add(link);
        }
        foot.add(new CopyLink(Toast.entryPath(entry.seq())));
        return foot;
    }

    private String from() {
        String agent = entry.personal().getOrDefault("actor.agent", "");
        return Stream.of(
                        entry.personal().getOrDefault("actor.ip", ""),
                        agent.isBlank() ? "" : Agents.inWords(this, agent))
                .filter(part -> !part.isBlank())
                .reduce((ip, browser) -> ip + " · " + browser)
                .orElse("");
    }

    private @Nullable String parameter(String name) {
        return Stream.concat(Stream.of(entry), course.stream())
                .map(step -> step.parameters().get(name))
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }

    private @Nullable Long number(String name) {
        try {
            String text = entry.parameters().get(name);
            return text == null ? null : Long.valueOf(text);
        } catch (NumberFormatException odd) {
            return null;
        }
    }

    private static String time(Entry step) {
        return step.at().atZone(Looks.zone()).format(DateTimeFormatter.ofPattern("HH:mm:ss.SSS"));
    }

    private RouterLink link(String text, long seq, QueryParameters query) {
        RouterLink link = new RouterLink(text, AuditView.class, new RouteParameters(AuditView.SEQ, Long.toString(seq)));
        link.setQueryParameters(query);
        link.setHighlightAction((self, highlighted) -> {});
        return link;
    }

    private H3 heading(String key) {
        return new H3(getTranslation(key));
    }

    private static String shortened(String hash) {
        return hash.length() < 12 ? hash : hash.substring(0, 4) + "…" + hash.substring(hash.length() - 4);
    }

    private static Span mono(String text) {
        Span span = Looks.data(new Span(text));
        span.addClassName("cf-mono");
        return span;
    }
}
