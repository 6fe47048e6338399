package no.ordstyrer.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From the answer to whoever changed something until it is on the screens: the chair takes a
 * question and puts it back in a full room, once and a half a second. In turns with the floor,
 * which tells as many sockets as much. The screen, the chair and the moderators have sockets of
 * their own, which are listened to apart. The servers have core 0, the crowds core 1. A run whose
 * floor moves by more than 10 % says that it is void.
 */
final class LatencyBench implements Bench.Measure {
  private static final int ROUNDS = Integer.getInteger("rounds", 3);
  private static final int SOCKETS = Integer.getInteger("sockets", 9_500);
  private static final int CHANGES = Integer.getInteger("changes", 20);
  private static final int WARM = 10;
  private static final long PAUSE_MILLIS = 650;

  /** Takes a question, puts it back. */
  private static final List<String> ACTS = List.of("live", "back");

  private final Map<String, Times> house = new LinkedHashMap<>();
  private final Map<String, List<Double>> rounds = new LinkedHashMap<>();
  private final Times press = new Times();
  private final Times answer = new Times();
  private long ahead;
  private long pressed;

  @Override
  public List<Result> run() throws Exception {
    var bytes = 0L;
    try (var postgres = new Postgres();
        var ours = new Ours(postgres, Site.CACHE)) {
      ours.pin();
      postgres.spread();
      var attendees = Attendees.registered(postgres, SOCKETS);
      var chair = new Chair(postgres, ours.manner());
      for (var round = 0; round < ROUNDS; round++) {
        bytes = ours(chair, ours.manner().lively().each(attendees::pass));
        floor(bytes);
      }
    }
    var result =
        new Result("latency")
            .with("sockets", SOCKETS)
            .with("changes_per_round", CHANGES)
            .with("bytes", bytes);
    rounds.forEach(result::rounds);
    result.rounds("p50_to_floor", ratios("p50"));
    result.rounds("p99_to_floor", ratios("p99"));
    house.forEach((name, times) ->
        result
            .with(name + "_p50_ms", times.millis(0.5))
            .with(name + "_p99_ms", times.millis(0.99)));
    return List.of(
        result
            .with("house_p99_ms_from_the_press", press.millis(0.99))
            .with("answer_p50_ms_from_the_press", answer.millis(0.5))
            .with("house_before_half_of_the_room", ahead / (double) pressed)
            .with("load", Site.load())
            .with("void", Result.spread(rounds.get("floor_p99_ms")) > 0.1));
  }

  private List<Double> ratios(String share) {
    var ratios = new ArrayList<Double>();
    for (var round = 0; round < ROUNDS; round++) {
      ratios.add(
          rounds.get(share + "_ms").get(round) / rounds.get("floor_" + share + "_ms").get(round));
    }
    return ratios;
  }

  private long ours(Chair chair, Manner manner) throws Exception {
    var of = new ArrayList<Party>();
    try (var many = new Crowd(manner);
        var screens = new Crowd(chair.screen());
        var desks = new Crowd(chair.hears("chair"));
        var queues = new Crowd(chair.hears("moderators"))) {
      of.add(new Party("", many.gather(SOCKETS), SOCKETS));
      of.add(new Party("stage", screens.gather(2), 2));
      of.add(new Party("chair", desks.gather(2), 2));
      of.add(new Party("moderators", queues.gather(6), 6));
      chair.arrive();
      for (var i = 0; i < WARM; i++) {
        of.forEach(Party::begin);
        chair.act(i % ACTS.size());
        quiet(of);
        for (var party : of) {
          party.learn(i % ACTS.size());
        }
      }
      var bytes = many.bytes();
      var room = new Times();
      for (var i = 0; i < CHANGES; i++) {
        change(chair, of, i % ACTS.size(), room);
      }
      note("", room);
      if (many.lost() > 0) {
        throw new IllegalStateException(many.lost() + " sockets were lost");
      }
      return (many.bytes() - bytes) / CHANGES / SOCKETS;
    }
  }

  /** Nobody has heard anything for a while. */
  private static void quiet(List<Party> of) throws InterruptedException {
    long before;
    long heard = -1;
    do {
      before = heard;
      Thread.sleep(PAUSE_MILLIS);
      heard = of.stream().mapToLong(party -> party.crowd().heard()).sum();
    } while (heard != before);
  }

  private void change(Chair chair, List<Party> of, int act, Times room) throws Exception {
    of.forEach(Party::begin);
    var began = System.nanoTime();
    chair.act(act);
    var answered = System.nanoTime();
    answer.add(answered - began);
    var heard = new Times();
    var last = 0L;
    for (var party : of) {
      party.await(act);
      for (var at : party.crowd().lastHeard()) {
        if (party.name().isEmpty()) {
          heard.add(at - answered);
        } else {
          house.computeIfAbsent(party.name(), _ -> new Times()).add(at - answered);
          press.add(at - began);
          last = Math.max(last, at - answered);
        }
      }
    }
    room.addAll(heard);
    pressed++;
    if (last / 1e6 < heard.millis(0.5)) {
      ahead++;
    }
    rest(began);
  }

  private void floor(long bytes) throws Exception {
    try (var floor = Started.floor((int) bytes);
        var many = new Crowd(floor.manner()).gather(SOCKETS)) {
      var party = new Party("floor", many, SOCKETS);
      var room = new Times();
      for (var i = -WARM; i < CHANGES; i++) {
        party.begin();
        var began = System.nanoTime();
        floor.change(1);
        many.awaitHeard(party.before() + SOCKETS);
        for (var at : many.lastHeard()) {
          if (i >= 0) {
            room.add(at - began);
          }
        }
        rest(began);
      }
      note("floor_", room);
    }
  }

  private void note(String whose, Times times) {
    for (var share : List.of(50, 99)) {
      rounds
          .computeIfAbsent(whose + "p" + share + "_ms", _ -> new ArrayList<>())
          .add(times.millis(share / 100.0));
    }
    System.err.printf(
        "%tT %sp50 %.1f ms, p99 %.1f ms%n",
        new java.util.Date(), whose, times.millis(0.5), times.millis(0.99));
  }

  private static void rest(long since) throws InterruptedException {
    Thread.sleep(Math.max(0, PAUSE_MILLIS - (System.nanoTime() - since) / 1_000_000));
  }

  /** Sockets of one kind. What each act tells one of them is seen once, before anything counts. */
  private static final class Party {
    private final String name;
    private final Crowd crowd;
    private final int size;
    private final long[] lines = new long[ACTS.size()];
    private long before;

    Party(String name, Crowd crowd, int size) {
      this.name = name;
      this.crowd = crowd;
      this.size = size;
    }

    String name() {
      return name;
    }

    Crowd crowd() {
      return crowd;
    }

    long before() {
      return before;
    }

    void begin() {
      before = crowd.heard();
    }

    void learn(int act) {
      var heard = crowd.heard() - before;
      if (heard == 0 || heard % size > 0) {
        throw new IllegalStateException(name + ": " + heard + " lines to " + size + " sockets");
      }
      lines[act] = heard / size;
    }

    void await(int act) throws Exception {
      crowd.awaitHeard(before + lines[act] * size);
    }
  }

  /** Whoever takes the question, in a browser of her own. */
  private static final class Chair {
    private static final int QUESTION = 1;
    private static final String PATH = "/prove/1/del-1";

    private final Postgres postgres;
    private final Manner manner;
    private final String session;
    private Connection browser;

    Chair(Postgres postgres, Manner manner) throws Exception {
      this.postgres = postgres;
      this.manner = manner;
      session = Staff.signedIn(postgres);
      postgres.run(
          "update question set handling = 'SHORTLISTED', rank = 1 where number = " + QUESTION);
    }

    /** Anew each round: the server ends what is silent for long. */
    void arrive() throws Exception {
      browser = new Connection(manner.port());
      browser.bring(Staff.COOKIE, session);
    }

    Manner screen() throws Exception {
      return manner.at("/stage/" + Attendees.token("STAGE", 1) + "/live").lively();
    }

    Manner hears(String audience) {
      return manner
          .at(PATH + "/live?audience=" + audience)
          .lively()
          .each(_ -> "Cookie: " + Staff.COOKIE + "=" + session + "\r\n");
    }

    void act(int act) throws Exception {
      var rev = postgres.number("select rev from question where number = " + QUESTION);
      var status =
          browser.post(PATH + "/queue/" + QUESTION + "/" + ACTS.get(act), "rev=" + rev, "10.2.0.1");
      if (status != 303) {
        throw new IllegalStateException(ACTS.get(act) + ": " + status);
      }
    }
  }
}
