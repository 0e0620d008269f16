package dev.counterfoil.media.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.media.ProductRef;
import dev.counterfoil.media.VideoNames;
import dev.counterfoil.mirror.UnnamedVideo;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Videos made here of which nobody knows which they are, each with the entry that tells how. */
class UnnamedNote extends Composite<Div> {

    private final Details details = new Details();

    UnnamedNote() {
        getContent().addClassName("cf-unnamed");
        getContent().add(details);
        getContent().setVisible(false);
    }

    /** @param entityId narrows them to one product or variant; null for all */
    void show(List<UnnamedVideo> all, @Nullable String entityId) {
        List<UnnamedVideo> unnamed = all.stream()
                .filter(one -> entityId == null || one.entityId().equals(entityId))
                .toList();
        getContent().setVisible(!unnamed.isEmpty());
        details.setSummaryText(getTranslation("media.unnamed", unnamed.size()));
        details.removeAll();
        Paragraph why = new Paragraph(getTranslation("media.unnamed.why"));
        why.addClassName("cf-note");
        UnorderedList list = new UnorderedList();
        list.addClassName("cf-rows");
        unnamed.forEach(one -> list.add(item(one)));
        details.add(why, list);
    }

    private ListItem item(UnnamedVideo one) {
        Anchor entry = new Anchor("/" + Toast.entryPath(one.entry()), getTranslation("changes.entry", one.entry()));
        entry.getElement().setAttribute("router-link", true);
        entry.addClassName("cf-row-side");
        Span where = ProductRef.parse(one.entityId())
                .map(ref -> new Span(Looks.words(this, ref)))
                .orElseGet(() -> Looks.mono(one.entityId()));
        Span standing =
                new Span(getTranslation(one.givenUpAt() == null ? "media.unnamed.sought" : "media.unnamed.notFound"));
        Div words = new Div(
                Looks.data(new Span(VideoNames.of(one.sent().videoUrl()))), where, new Moment(one.madeAt()), standing);
        words.addClassNames("cf-row-main", "cf-unnamed-words");
        Div line = new Div(words, entry);
        line.addClassName("cf-row");
        return new ListItem(line);
    }
}
