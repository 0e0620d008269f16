package dev.counterfoil.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** Stands in for a wide interface of which a test needs a few methods. */
public final class Unasked {

    private Unasked() {}

    /** Answers what {@code given} has a public method for, of the same name and parameters; anything else that is asked fails the test. */
    public static <T> T but(Class<T> type, Object given) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, asked, arguments) -> {
                    if (asked.getDeclaringClass() == Object.class) {
                        return asked.getName().equals("equals")
                                ? (Object) (proxy == arguments[0])
                                : asked.invoke(given, arguments);
                    }
                    try {
                        Method answering = given.getClass().getMethod(asked.getName(), asked.getParameterTypes());
                        answering.setAccessible(true);
                        return answering.invoke(given, arguments);
                    } catch (NoSuchMethodException unasked) {
                        throw new AssertionError(asked.getName() + " was not to be asked");
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }
}
