package dev.counterfoil.metafields.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.counterfoil.kit.Toast;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of sending the form, said above it and announced at once; links to the entry that tells more. */
class FormNotice extends Composite<Div> {

    FormNotice() {
        getContent().addClassName("cf-form-notice");
        getContent().getElement().setAttribute("role", "alert");
        hide();
    }

    void hide() {
        getContent().setVisible(false);
    }

    /** Something that did not happen and can be tried again. */
    void refuse(String title, String text, List<String> words, @Nullable Long entry) {
        show("cf-form-notice-danger", title, text, words, entry);
    }

    /** Something nobody knows yet. */
    void wonder(String title, String text, @Nullable Long entry) {
        show("cf-form-notice-warning", title, text, List.of(), entry);
    }

    /** Something to know before going on, with what can be done about it. */
    void tell(String text, Component action) {
        fill("cf-form-notice-plain", new Paragraph(text), action);
    }

    private void show(String look, String title, String text, List<String> words, @Nullable Long entry) {
        Paragraph head = new Paragraph(title);
        head.addClassName("cf-form-notice-title");
        fill(look, head, new Paragraph(text));
        if (!words.isEmpty()) {
            UnorderedList list = new UnorderedList();
            words.forEach(one -> list.add(Looks.data(new ListItem(one))));
            getContent().add(list);
        }
        if (entry != null) {
            getContent().add(new Anchor("/" + Toast.entryPath(entry), getTranslation("metafields.form.entry", entry)));
        }
    }

    private void fill(String look, Component... parts) {
        getContent().removeAll();
        getContent().removeClassNames("cf-form-notice-danger", "cf-form-notice-warning", "cf-form-notice-plain");
        getContent().addClassName(look);
        getContent().add(parts);
        getContent().setVisible(true);
    }
}
