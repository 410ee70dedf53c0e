package dev.plimsoll.soak.load;

import dev.plimsoll.soak.load.transport.Loop.Route;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a lane's connections come from and go to: the plan's source addresses in turn. Touched by one loop alone. */
public final class Routes {
    private final List<Route> routes;
    private int next;

    private Routes(List<Route> routes) {
        this.routes = routes;
    }

    /**
     * Routes to one target.
     *
     * @param sources literal addresses; empty for the kernel's choice
     */
    public static Routes to(InetSocketAddress target, List<String> sources) {
        List<Route> routes = new ArrayList<>();
        for (String source : sources) {
            routes.add(new Route(Optional.of(new InetSocketAddress(source, 0)), target));
        }
        if (routes.isEmpty()) {
            routes.add(new Route(Optional.empty(), target));
        }
        return new Routes(List.copyOf(routes));
    }

    /** The same routes, begun anew, for another lane. */
    Routes another() {
        return new Routes(routes);
    }

    Route next() {
        Route route = routes.get(next);
        next = (next + 1) % routes.size();
        return route;
    }
}
