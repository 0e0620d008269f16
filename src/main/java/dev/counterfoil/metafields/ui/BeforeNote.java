package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.counterfoil.kit.Moment;
import dev.counterfoil.mirror.SeenNamespace;
import org.jspecify.annotations.Nullable;

/** Says before somebody confirms what is known of a namespace as it is: no query returns it. */
class BeforeNote extends Paragraph {

    private BeforeNote(String key) {
        addClassName("cf-note");
        add(new Span(getTranslation(key)));
    }

    /** Of one that is to be made. */
    static BeforeNote ofNew() {
        return new BeforeNote("metafields.namespaces.before.new");
    }

    /** Of one that is to be changed; remembered with its age, or not known. */
    static BeforeNote of(@Nullable SeenNamespace remembered) {
        if (remembered == null) {
            return new BeforeNote("metafields.namespaces.before.none");
        }
        BeforeNote note = new BeforeNote("metafields.namespaces.before.remembered");
        note.add(new Span(" "), new Moment(remembered.seenAt()));
        return note;
    }
}
