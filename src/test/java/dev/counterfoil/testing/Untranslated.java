package dev.counterfoil.testing;

import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.nodefeature.VirtualChildrenList;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Finds visible text that did not come from the translations: in the pseudo-locale each translation stands in {@code ⟦…⟧}, so whatever stands
 * outside, and is no data, was written in the code.
 */
final class Untranslated {

    /** What data stands in; anything else says so by {@code data-cf-data}. */
    private static final Set<String> DATA = Set.of("code", "time", "style", "script", "svg");

    private static final List<String> WORDED = List.of(
            "aria-label",
            "title",
            "placeholder",
            "label",
            "helperText",
            "errorMessage",
            "headerTitle",
            "ariaLabel",
            "accessibleName",
            "text");

    private Untranslated() {}

    static List<String> in(Element root) {
        List<String> found = new ArrayList<>();
        look(root, false, found);
        return found;
    }

    /** @param told whether it stands within a translation that is spread over several elements */
    private static void look(Element element, boolean told, List<String> found) {
        if (element.isTextNode()) {
            if (!told) {
                judge(element.getText(), "text", element, found);
            }
            return;
        }
        if (!element.isVisible() || DATA.contains(element.getTag()) || element.hasAttribute("data-cf-data")) {
            return;
        }
        for (String name : WORDED) {
            String value = element.hasAttribute(name) ? element.getAttribute(name) : element.getProperty(name);
            if (value != null) {
                judge(value, name, element, found);
            }
        }
        boolean all = told || isTranslated(element.getTextRecursively());
        element.getChildren().forEach(child -> look(child, all, found));
        // Such as the two sides of a layout, the foot of a dialog and the cells of a grid.
        element.getNode()
                .getFeatureIfInitialized(VirtualChildrenList.class)
                .ifPresent(others -> others.forEachChild(other -> look(Element.get(other), false, found)));
    }

    private static void judge(String text, String what, Element element, List<String> found) {
        if (!isTranslated(text)) {
            Element shown = element.isTextNode() ? element.getParent() : element;
            found.add(what + " of <" + shown.getTag() + " class=\"" + shown.getAttribute("class") + "\">: " + text);
        }
    }

    /** Nothing to translate, or all letters within brackets: translations may stand side by side with signs between them. */
    static boolean isTranslated(String text) {
        // An address is data wherever it stands.
        if (text.strip().matches("https?://\\S+")) {
            return true;
        }
        int depth = 0;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            depth += sign == '⟦' ? 1 : sign == '⟧' ? -1 : 0;
            if (depth < 0 || depth == 0 && Character.isLetter(sign)) {
                return false;
            }
        }
        return depth == 0;
    }
}
