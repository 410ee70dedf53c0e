package dev.plimsoll.soak.cli.terminal;

import dev.plimsoll.soak.cli.exit.ExitCode;
import dev.plimsoll.soak.conduct.Interrupt;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * SIGINT and SIGTERM: the first asks the run to end and be judged, the second ends the process now.
 *
 * <p>The JDK has no supported way to see a signal and go on; {@code sun.misc.Signal} is reached by reflection, so that a
 * JDK without it merely lacks this.
 */
public final class Signals {
    private static final List<String> NAMES = List.of("INT", "TERM");

    private Signals() {}

    /** From now on both signals go to this interrupt. */
    public static void raise(Interrupt interrupt) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (!method.getName().equals("handle")) {
                return null;
            }
            if (interrupt.reason().isPresent()) {
                Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number());
            }
            interrupt.raise(arguments[0].toString());
            return null;
        };
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object proxy = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {type}, handler);
            for (String name : NAMES) {
                handle(name, type, proxy);
            }
        } catch (ReflectiveOperationException e) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> interrupt.raise("shutdown"), "plimsoll-shutdown"));
        }
    }

    /**
     * From now on SIGINT does nothing: a terminal sends Ctrl-C to a parent and its children alike, and a child that ends
     * with its parent's pipe is to leave it to the parent.
     */
    public static void leaveInterruptToParent() {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            handle("INT", type, type.getField("SIG_IGN").get(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("this JVM has no signals to ignore", e);
        }
    }

    private static void handle(String name, Class<?> type, Object handler) throws ReflectiveOperationException {
        Class<?> signal = Class.forName("sun.misc.Signal");
        Object one = signal.getConstructor(String.class).newInstance(name);
        signal.getMethod("handle", signal, type).invoke(null, one, handler);
    }
}
