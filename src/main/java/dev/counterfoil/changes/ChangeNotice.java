package dev.counterfoil.changes;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import dev.counterfoil.kit.Toast;
import dev.counterfoil.kit.Wording;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What came of sending the form, said above it and announced at once; links to the entry that tells more. */
public class ChangeNotice extends Composite<Div> {

    private static final Pattern HTTP = Pattern.compile("HTTP_\\d+");

    public ChangeNotice() {
        getContent().addClassName("cf-form-notice");
        getContent().getElement().setAttribute("role", "alert");
        hide();
    }

    public void hide() {
        getContent().setVisible(false);
    }

    /** Something that did not happen and can be tried again. */
    public void refuse(String title, String text, List<String> words, @Nullable Long entry) {
        show("cf-form-notice-danger", title, text, words, entry);
    }

    /** Something nobody knows yet. */
    public void wonder(String title, String text, @Nullable Long entry) {
        show("cf-form-notice-warning", title, text, List.of(), entry);
    }

    /** Something to know before going on, with what can be done about it. */
    public void tell(String text, Component action) {
        fill("cf-form-notice-plain", new Paragraph(text), action);
    }

    private void show(String look, String title, String text, List<String> words, @Nullable Long entry) {
        Paragraph head = new Paragraph(title);
        head.addClassName("cf-form-notice-title");
        fill(look, head);
        if (!text.isEmpty()) {
            getContent().add(new Paragraph(text));
        }
        if (!words.isEmpty()) {
            UnorderedList list = new UnorderedList();
            words.forEach(one -> list.add(data(one)));
            getContent().add(list);
        }
        if (entry != null) {
            getContent().add(new Anchor("/" + Toast.entryPath(entry), getTranslation("changes.entry", entry)));
        }
    }

    /**
     * Says what came of a change that was not done; what stands beside fields is for the form to show.
     *
     * @param what the thing's name, {@code where} the client's
     */
    public void show(ChangeResult result, String what, String where) {
        switch (result) {
            case ChangeResult.Done it -> hide();
            case ChangeResult.FieldProblems it -> {
                if (it.entrySeq() != null) {
                    refuse(
                            getTranslation("changes.refused"),
                            getTranslation("changes.refused.fields"),
                            List.of(),
                            it.entrySeq());
                }
            }
            case ChangeResult.Refused it ->
                refuse(
                        getTranslation("changes.refused"),
                        why(it.code(), it.retryAfter()),
                        it.messages(),
                        it.entrySeq());
            case ChangeResult.NotSent it ->
                refuse(getTranslation("changes.notSent"), why(it.code(), it.retryAfter()), List.of(), it.entrySeq());
            case ChangeResult.NotApplied it ->
                refuse(
                        getTranslation("changes.notApplied"),
                        getTranslation("changes.notApplied.text", what, where),
                        List.of(),
                        it.entrySeq());
            case ChangeResult.LedgerDown it ->
                refuse(getTranslation("changes.notSent"), getTranslation("changes.ledgerDown"), List.of(), null);
            case ChangeResult.Stale it ->
                wonder(getTranslation("changes.stale"), getTranslation("changes.stale.text", what), null);
            case ChangeResult.Busy it ->
                wonder(getTranslation("changes.busy"), getTranslation("changes.busy.text", what), it.entrySeq());
            case ChangeResult.Unclear it ->
                wonder(
                        getTranslation("changes.unclear"),
                        because(
                                this,
                                Wording.of(
                                        this, "changes.unclear." + it.state(), "changes.unclear.UNKNOWN", what, where),
                                it.code()),
                        it.entrySeq());
        }
    }

    /**
     * Says that the API refused fields.
     *
     * @param elsewhere its words that stand beside none of them
     */
    public void showBeside(ChangeResult.FieldProblems result, List<String> elsewhere) {
        if (result.entrySeq() != null || !elsewhere.isEmpty()) {
            refuse(
                    getTranslation(result.entrySeq() == null ? "changes.notSent" : "changes.refused"),
                    result.problems().size() > elsewhere.size() ? getTranslation("changes.refused.fields") : "",
                    elsewhere,
                    result.entrySeq());
        }
    }

    /** Says what would stand beside fields, where there are none. */
    public void showProblems(ChangeResult result) {
        if (result instanceof ChangeResult.FieldProblems it) {
            refuse(
                    getTranslation("changes.refused"),
                    "",
                    it.problems().stream()
                            .map(problem -> problem.message() == null ? problem.code() : problem.message())
                            .toList(),
                    it.entrySeq());
        }
    }

    /** The reason as a sentence of its own; where the API says when to try again, that takes the place of our advice. */
    private String why(String code, @Nullable Duration retryAfter) {
        return retryAfter == null
                ? begun(reason(this, code))
                : getTranslation("changes.after", begun(bare(this, code)), retryAfter.toSeconds());
    }

    private static String begun(String words) {
        return words.isEmpty() ? words : Character.toTitleCase(words.charAt(0)) + words.substring(1);
    }

    /** The reason without advice: what may have been done is not to be tried again. */
    private static String bare(Component view, String code) {
        boolean unknownStatus = HTTP.matcher(code).matches()
                && Wording.or(view, "changes.reason." + code, "").isEmpty();
        String otherwise = unknownStatus
                ? view.getTranslation("changes.why.HTTP", code.substring(code.indexOf('_') + 1))
                : reason(view, code);
        return Wording.or(view, "changes.why." + code, otherwise);
    }

    /** Why the API or the way to it did not do as asked, in words that go on a sentence. */
    public static String reason(Component view, String code) {
        boolean status = HTTP.matcher(code).matches();
        return Wording.of(
                view,
                "changes.reason." + code,
                status ? "changes.reason.HTTP" : "changes.reason.other",
                status ? code.substring(code.indexOf('_') + 1) : code);
    }

    /** What is not known, and why, if that is. */
    public static String because(Component view, String text, @Nullable String code) {
        return code == null ? text : text + " " + view.getTranslation("changes.unclear.because", bare(view, code));
    }

    private static ListItem data(String text) {
        ListItem item = new ListItem(text);
        item.getElement().setAttribute("data-cf-data", "");
        return item;
    }

    private void fill(String look, Component... parts) {
        getContent().removeAll();
        getContent().removeClassNames("cf-form-notice-danger", "cf-form-notice-warning", "cf-form-notice-plain");
        getContent().addClassName(look);
        getContent().add(parts);
        getContent().setVisible(true);
    }
}
