package dev.counterfoil.upstream;

/** A typed answer, or why there is none. */
public sealed interface Fetched<T> {

    record Ok<T>(T value, Answer answer) implements Fetched<T> {}

    record Failed<T>(Answer answer) implements Fetched<T> {}
}
