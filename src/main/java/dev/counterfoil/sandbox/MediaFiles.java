package dev.counterfoil.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code /media/preview/N.png} and {@code .jpg}: the seeded videos' pictures; {@code /media/video/N.mp4}: a page in the video's place. A few names beside the
 * numbers answer with what an image proxy has to refuse.
 */
final class MediaFiles {

    static final String PREFIX = "/media/";
    private static final int TOO_LARGE = 6 << 20;
    private static final Pattern FILE = Pattern.compile("/media/(preview|video)/([1-9][0-9]?)\\.(png|jpg|mp4)");

    private final List<String> titles;
    private final Map<String, byte[]> painted = new ConcurrentHashMap<>();

    MediaFiles(List<String> titles) {
        this.titles = titles;
    }

    void handle(Exchange exchange) throws IOException {
        exchange.body();
        if (!exchange.method().equals("GET")) {
            exchange.send(Answer.refusal(405, "METHOD_NOT_ALLOWED", "Use GET.").with("Allow", "GET"));
            return;
        }
        exchange.send(find(exchange.path())
                .orElseGet(() -> Answer.refusal(404, "NOT_FOUND", "There is no such picture or video.")));
    }

    private Optional<Answer> find(String path) throws IOException {
        Matcher file = FILE.matcher(path);
        if (!file.matches()) {
            return unfit(path);
        }
        int number = Integer.parseInt(file.group(2));
        if (number > titles.size()
                || file.group(1).equals("video") != file.group(3).equals("mp4")) {
            return Optional.empty();
        }
        String title = titles.get(number - 1);
        if (file.group(1).equals("video")) {
            return Optional.of(Answer.html(200, title + " (a video would play here)"));
        }
        return Optional.of(picture(number, title, file.group(3)));
    }

    private Answer picture(int number, String title, String format) throws IOException {
        byte[] known = painted.get(number + format);
        if (known == null) {
            known = Pictures.paint(number, title, format);
            painted.put(number + format, known);
        }
        return file(format.equals("jpg") ? "image/jpeg" : "image/png", known);
    }

    private Optional<Answer> unfit(String path) throws IOException {
        return Optional.ofNullable(
                switch (path) {
                    case "/media/preview/huge.png" -> {
                        byte[] body = Arrays.copyOf(Pictures.paint(1, "Huge", "png"), TOO_LARGE);
                        yield file("image/png", body);
                    }
                    case "/media/preview/broken.png" -> {
                        byte[] whole = Pictures.paint(2, "Broken", "png");
                        yield file("image/png", Arrays.copyOf(whole, whole.length / 2));
                    }
                    case "/media/preview/vector.svg" ->
                        file(
                                "image/svg+xml",
                                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"16\"><script>alert(1)</script></svg>"
                                        .getBytes(StandardCharsets.UTF_8));
                    case "/media/preview/page.png" -> Answer.html(200, "Not a picture");
                    case "/media/preview/elsewhere.png" ->
                        Answer.refusal(302, "REDIRECT", "Elsewhere")
                                .with("Location", "http://169.254.169.254/latest/meta-data/");
                    default -> null;
                });
    }

    private static Answer file(String type, byte[] body) {
        return new Answer(200, new LinkedHashMap<>(Map.of("Content-Type", type)), body);
    }
}
