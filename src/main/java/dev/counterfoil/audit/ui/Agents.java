package dev.counterfoil.audit.ui;

import com.vaadin.flow.component.Component;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A browser's User-Agent as people would say it. The products' names are the same in every language. */
final class Agents {

    private static final Map<String, String> BROWSERS =
            ordered("Edg/", "Edge", "OPR/", "Opera", "Firefox/", "Firefox", "Chrome/", "Chrome", "Safari/", "Safari");

    private static final Map<String, String> SYSTEMS = ordered(
            "iPhone",
            "iPhone",
            "iPad",
            "iPad",
            "Android",
            "Android",
            "Windows",
            "Windows",
            "Mac OS X",
            "macOS",
            "CrOS",
            "ChromeOS",
            "Linux",
            "Linux");

    private Agents() {}

    /** "Chrome on macOS"; what is not known is told as it came, cut short. */
    static String inWords(Component view, String agent) {
        String browser = find(BROWSERS, agent);
        String system = find(SYSTEMS, agent);
        if (browser == null || system == null) {
            return agent.length() > 80 ? agent.substring(0, 80) + "…" : agent;
        }
        return view.getTranslation("audit.entry.agent", browser, system);
    }

    private static @Nullable String find(Map<String, String> names, String agent) {
        return names.entrySet().stream()
                .filter(name -> agent.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    private static Map<String, String> ordered(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put(pairs[i], pairs[i + 1]);
        }
        return map;
    }
}
