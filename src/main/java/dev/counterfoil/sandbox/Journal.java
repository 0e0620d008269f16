package dev.counterfoil.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An append-only file of JSON lines, each on the disk when {@link #append} returns. A last line that a kill cut short is dropped on opening; damage before it
 * stops the start.
 */
final class Journal implements AutoCloseable {

    private final FileChannel channel;
    private long end;

    private Journal(FileChannel channel, long end) {
        this.channel = channel;
        this.end = end;
    }

    static Journal open(Path file, Consumer<JsonNode> replay) throws IOException {
        long good = Files.exists(file) ? replay(file, replay) : 0;
        FileChannel channel = FileChannel.open(
                file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PrivateFiles.attributes(PrivateFiles.parent(file), "rw-------"));
        channel.truncate(good);
        return new Journal(channel, good);
    }

    private static long replay(Path file, Consumer<JsonNode> replay) throws IOException {
        byte[] content = Files.readAllBytes(file);
        int start = 0;
        int line = 1;
        for (int at = 0; at < content.length; at++) {
            if (content[at] == '\n') {
                try {
                    replay.accept(Json.MAPPER.readTree(content, start, at - start));
                } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
                    throw new IOException(
                            "Line " + line + " of " + file + " is damaged. Start with --reset to begin afresh.", e);
                }
                start = at + 1;
                line++;
            }
        }
        return start;
    }

    synchronized void append(ObjectNode line) {
        byte[] json = Json.bytes(line);
        ByteBuffer buffer =
                ByteBuffer.allocate(json.length + 1).put(json).put((byte) '\n').flip();
        try {
            long at = end;
            while (buffer.hasRemaining()) {
                at += channel.write(buffer, at);
            }
            channel.force(true);
            end = at;
        } catch (IOException e) {
            takeBack();
            throw new UncheckedIOException("The sandbox's journal cannot be written", e);
        }
    }

    /** Without this, half a line would stand before the next one and spoil both. */
    private void takeBack() {
        try {
            channel.truncate(end);
        } catch (IOException ignored) {
            // The next append writes over it at the same place.
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
