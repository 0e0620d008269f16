package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import dev.counterfoil.audit.EntryLine;
import dev.counterfoil.audit.Sentences;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.ledger.Entry;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Entries as links, grouped by day of the reader's zone; grows at its lower end only. */
class EntryList extends Composite<Div> {

    private final DateTimeFormatter time = DateTimeFormatter.ofPattern("HH:mm:ss");
    private final ZoneId zone = Looks.zone();
    private final Sentences sentences;
    private final Map<Long, RouterLink> rows = new HashMap<>();
    private QueryParameters query = QueryParameters.empty();
    private @Nullable LocalDate day;
    private @Nullable UnorderedList lines;
    private @Nullable Long selected;

    /** @param names what clients are called that the reader may see, by their GIDs */
    EntryList(Map<String, String> names) {
        sentences = new Sentences(this::getTranslation, names);
        getContent().addClassName("cf-log");
    }

    /** Starts again; links will carry these parameters along. */
    void clear(QueryParameters query) {
        this.query = query;
        rows.clear();
        day = null;
        lines = null;
        getContent().removeAll();
    }

    void add(List<Entry> older) {
        for (Entry entry : older) {
            LocalDate at = entry.at().atZone(zone).toLocalDate();
            UnorderedList list = lines;
            if (list == null || !at.equals(day)) {
                list = new UnorderedList();
                list.addClassName("cf-log-lines");
                getContent().add(heading(at, day == null), list);
                lines = list;
                day = at;
            }
            RouterLink row = row(entry);
            rows.put(entry.seq(), row);
            list.add(new ListItem(row));
        }
        mark(selected);
    }

    /** Marks the row of the entry shown beside the list. */
    void mark(@Nullable Long seq) {
        selected = seq;
        rows.forEach((key, row) -> {
            if (Objects.equals(key, seq)) {
                row.getElement().setAttribute("aria-current", "true");
            } else {
                row.getElement().removeAttribute("aria-current");
            }
        });
    }

    Sentences sentences() {
        return sentences;
    }

    void focus(long seq) {
        RouterLink row = rows.get(seq);
        if (row != null) {
            row.focus();
        }
    }

    private Div heading(LocalDate at, boolean first) {
        Div heading = new Div(dayName(at));
        heading.addClassName("cf-log-day");
        if (first) {
            for (String column : List.of("what", "where", "outcome")) {
                Span name = new Span(getTranslation("audit.column." + column));
                name.addClassName("cf-log-" + column);
                heading.add(name);
            }
        }
        return heading;
    }

    private H2 dayName(LocalDate at) {
        LocalDate today = LocalDate.now(zone);
        if (at.equals(today)) {
            return new H2(getTranslation("audit.day.today"));
        }
        if (at.equals(today.minusDays(1))) {
            return new H2(getTranslation("audit.day.yesterday"));
        }
        return Looks.data(new H2(
                at.format(DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(getLocale()))));
    }

    private RouterLink row(Entry entry) {
        Span at = Looks.data(new Span(entry.at().atZone(zone).format(time)));
        at.addClassName("cf-log-time");
        at.setTitle(Moment.exact(entry.at(), zone, getLocale()));

        Span what = new Span(EntryLine.disc(entry, sentences), EntryLine.of(sentences.of(entry)));
        what.addClassName("cf-log-what");

        Span where = new Span();
        where.addClassName("cf-log-where");
        Looks.environment(this, entry).ifPresent(where::add);
        Looks.elsewhere(entry).ifPresent(where::add);
        String client = entry.parameters().get("client.name");
        if (client != null) {
            Span name = Looks.data(new Span(client));
            name.addClassName("cf-log-client");
            where.add(name);
        }

        Span outcome = new Span(Looks.outcome(this, entry));
        outcome.addClassName("cf-log-outcome");

        RouterLink row = new RouterLink();
        row.addClassName("cf-log-row");
        row.setRoute(AuditView.class, new RouteParameters(AuditView.SEQ, Long.toString(entry.seq())));
        row.setQueryParameters(query);
        row.setHighlightAction((link, highlighted) -> {});
        row.add(at, what, where, outcome);
        return row;
    }
}
