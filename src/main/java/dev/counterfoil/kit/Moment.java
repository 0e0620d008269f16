package dev.counterfoil.kit;

import com.ibm.icu.text.RelativeDateTimeFormatter;
import com.ibm.icu.text.RelativeDateTimeFormatter.Direction;
import com.ibm.icu.text.RelativeDateTimeFormatter.RelativeUnit;
import com.ibm.icu.util.ULocale;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** A time: relative in the text (the page keeps it true while it is open), exact on hover, in the reader's zone and language. */
@Tag("time")
public class Moment extends Span {

    private final Instant at;

    public Moment(Instant at) {
        this.at = at;
        addClassName("cf-moment");
        getElement().setAttribute("datetime", at.toString());
        // Times are data, not words: the pseudo-locale walk passes over them.
        getElement().setAttribute("data-cf-data", "");
        setText(DateTimeFormatter.ISO_INSTANT.format(at));
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        Locale locale = getLocale();
        setText(relative(at, Instant.now(), zone(attached.getUI()), locale));
        getElement().setAttribute("title", exact(at, zone(attached.getUI()), locale));
    }

    /** The reader's time zone as their browser gave it, else UTC. */
    public static ZoneId zone(UI ui) {
        String id = ui.getPage().getExtendedClientDetails().getTimeZoneId();
        try {
            return id == null || id.isBlank() ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }

    /** Day, time to the second and zone, for example {@code 22 Nov 2026, 14:22:08 CET}. */
    public static String exact(Instant at, ZoneId zone, Locale locale) {
        ZonedDateTime there = at.atZone(zone);
        return DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss zzz", locale).format(there);
    }

    static String relative(Instant at, Instant now, ZoneId zone, Locale locale) {
        Duration past = Duration.between(at, now);
        RelativeDateTimeFormatter words = RelativeDateTimeFormatter.getInstance(
                ULocale.forLocale(locale),
                null,
                RelativeDateTimeFormatter.Style.SHORT,
                com.ibm.icu.text.DisplayContext.CAPITALIZATION_NONE);
        long seconds = Math.abs(past.toSeconds());
        Direction direction = past.isNegative() ? Direction.NEXT : Direction.LAST;
        if (seconds < 45) {
            return words.format(Direction.PLAIN, RelativeDateTimeFormatter.AbsoluteUnit.NOW);
        }
        if (seconds < 3_600) {
            return words.format(Math.max(1, seconds / 60), direction, RelativeUnit.MINUTES);
        }
        if (seconds < 86_400) {
            return words.format(seconds / 3_600, direction, RelativeUnit.HOURS);
        }
        if (seconds < 7 * 86_400) {
            return words.format(seconds / 86_400, direction, RelativeUnit.DAYS);
        }
        ZonedDateTime there = at.atZone(zone);
        boolean thisYear = there.getYear() == now.atZone(zone).getYear();
        return thisYear
                ? DateTimeFormatter.ofPattern("d MMM", locale).format(there)
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(locale)
                        .format(there);
    }
}
