package dev.counterfoil.kit;

import com.ibm.icu.text.MessageFormat;
import com.vaadin.flow.i18n.I18NProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.FieldPosition;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Every text a person can read, from {@code vaadin-i18n/translations.properties}, in ICU MessageFormat.
 *
 * <p>A key without a text shows as {@code !key!} and is logged once, so that a gap is seen and never hides a page. With
 * {@code counterfoil.pseudo-locale=true} there is a further locale, {@code en-XA}, that puts each translation into
 * {@code ⟦…⟧}: whatever a page shows outside the brackets was not translated.
 *
 * <p>Arguments are numbered ({@code {0}}), or named ({@code {subject}}) when the only argument is a map.
 */
@Component
public class IcuTranslations implements I18NProvider {

    /** The pseudo-locale; offered only when it is switched on. */
    public static final Locale PSEUDO = Locale.forLanguageTag("en-XA");

    private static final Logger LOG = LoggerFactory.getLogger(IcuTranslations.class);
    private static final String FILE = "/vaadin-i18n/translations.properties";

    private final Map<String, String> texts;
    private final boolean pseudo;
    private final Set<String> missing = ConcurrentHashMap.newKeySet();
    private final Map<String, MessageFormat> formats = new ConcurrentHashMap<>();

    public IcuTranslations(@Value("${counterfoil.pseudo-locale:false}") boolean pseudo) {
        this.texts = load();
        this.pseudo = pseudo;
    }

    @Override
    public List<Locale> getProvidedLocales() {
        return pseudo ? List.of(Locale.ENGLISH, PSEUDO) : List.of(Locale.ENGLISH);
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... params) {
        String pattern = texts.get(key);
        if (pattern == null) {
            if (missing.add(key)) {
                LOG.warn("No translation for {}", key);
            }
            return "!" + key + "!";
        }
        String text = format(pattern, locale, params);
        return pseudo && PSEUDO.equals(locale) ? "⟦" + text + "⟧" : text;
    }

    @Override
    public Map<String, String> getAllTranslations(Locale locale) {
        return texts;
    }

    /** Whether there is a text for this key: for codes from elsewhere that may be newer than the texts. */
    public boolean has(String key) {
        return texts.containsKey(key);
    }

    /** The keys of the file, in order. */
    public Set<String> keys() {
        return new TreeSet<>(texts.keySet());
    }

    private String format(String pattern, Locale locale, Object... params) {
        MessageFormat shared = formats.computeIfAbsent(
                locale.toLanguageTag() + '\n' + pattern, ignored -> new MessageFormat(pattern, locale));
        // A MessageFormat keeps state while it formats.
        MessageFormat own = (MessageFormat) shared.clone();
        if (params.length == 1 && params[0] instanceof Map<?, ?> named) {
            return own.format(named, new StringBuffer(), new FieldPosition(0)).toString();
        }
        Object[] values = new Object[params.length];
        for (int i = 0; i < params.length; i++) {
            values[i] = params[i] instanceof Instant at ? Date.from(at) : params[i];
        }
        return own.format(values);
    }

    private static Map<String, String> load() {
        try (InputStream in = IcuTranslations.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("The texts are not on the class path: " + FILE);
            }
            Properties properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties.stringPropertyNames().stream()
                    .collect(Collectors.toMap(key -> key, properties::getProperty, (a, b) -> b, TreeMap::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
