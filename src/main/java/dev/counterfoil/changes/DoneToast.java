package dev.counterfoil.changes;

import com.vaadin.flow.component.Component;
import dev.counterfoil.kit.Toast;

/** Says that a change was done, with the way to its entry; and what the API said beside it, which stays until it is closed. */
public final class DoneToast {

    private DoneToast() {}

    /** @param text what was done, in the words of the form; call it on the UI's thread */
    public static void show(Component view, ChangeResult.Done done, String text) {
        String link = view.getTranslation("changes.entry", done.entrySeq());
        if (done.also().isEmpty()) {
            Toast.entry(text, link, done.entrySeq());
        } else {
            String also = String.join(" ", done.also());
            Toast.warning(view.getTranslation("changes.done.also", text, also), link, done.entrySeq());
        }
    }
}
