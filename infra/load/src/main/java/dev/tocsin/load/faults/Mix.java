// SPDX-License-Identifier: Apache-2.0
package dev.tocsin.load.faults;

import dev.tocsin.load.faults.Parcel.Fate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is sent, in its order: of all deliveries a tenth is sent a second time at a later moment, a
 * twentieth is forged, a hundredth is malformed.
 */
final class Mix {

  private static final double REPEATED = 0.10;
  private static final double FORGED = 0.05;
  private static final double MALFORMED = 0.01;

  /** Of what there is to say: samples, contacts, and four senders' alerts. */
  private static final int KINDS = 6;

  private final Random random;
  private final Contents genuine;
  private final Contents forged;
  private final List<Parcel> parcels = new ArrayList<>();

  private Mix(Instant start, long seed) {
    random = new Random(seed);
    genuine = new Contents(start, "Genuine");
    forged = new Contents(start, Books.FALSE);
  }

  /**
   * @param deliveries how many in all
   * @param start of the run
   */
  static Plan of(int deliveries, Instant start, long seed) {
    return new Mix(start, seed).plan(deliveries);
  }

  /**
   * The deliveries, and the order in which they go out.
   *
   * @param order indexes of parcels; one that stands there twice is sent twice
   */
  record Plan(List<Parcel> parcels, List<Integer> order) {
    Plan {
      parcels = List.copyOf(parcels);
      order = List.copyOf(order);
    }
  }

  private Plan plan(int deliveries) {
    int repeated = (int) (deliveries * REPEATED);
    while (parcels.size() < deliveries - repeated) {
      double dice = random.nextDouble() * (1 - REPEATED);
      if (dice < FORGED) {
        forged();
      } else if (dice < FORGED + MALFORMED) {
        malformed();
      } else {
        genuine();
      }
    }
    return new Plan(parcels, order(repeated));
  }

  /** Each once in turn; some a second time, anywhere behind the first. */
  private List<Integer> order(int repeated) {
    var candidates = new ArrayList<Integer>();
    for (int i = 0; i < parcels.size(); i++) {
      if (parcels.get(i).fate() == Fate.TAKEN && !isMeantWhenRepeated(i)) {
        candidates.add(i);
      }
    }
    Collections.shuffle(candidates, random);
    var again = new ArrayList<List<Integer>>();
    for (int i = 0; i < parcels.size(); i++) {
      again.add(new ArrayList<>());
    }
    for (int index : candidates.subList(0, Math.min(repeated, candidates.size()))) {
      again.get(index + random.nextInt(parcels.size() - index)).add(index);
    }
    var order = new ArrayList<Integer>();
    for (int i = 0; i < parcels.size(); i++) {
      order.add(i);
      order.addAll(again.get(i));
    }
    return order;
  }

  /**
   * Alertmanager gives its notifications no id, repeats none after it has told the end, and the
   * same words later are a new firing: docs/adr/0007-deduplication.md.
   */
  private boolean isMeantWhenRepeated(int index) {
    return parcels.get(index).content().source().equals("alertmanager")
        && index + 1 < parcels.size()
        && parcels.get(index + 1).after() == index;
  }

  private void genuine() {
    double dice = random.nextDouble();
    if (dice < 0.02) {
      taken(id(), genuine.ping(parcels.size()));
    } else if (dice < 0.50) {
      taken(id(), content(genuine, 0));
    } else if (dice < 0.65) {
      taken(id(), content(genuine, 1));
    } else {
      firesAndMayEnd(2 + random.nextInt(KINDS - 2));
    }
  }

  private void firesAndMayEnd(int kind) {
    int first = parcels.size();
    taken(id(), content(genuine, kind));
    if (random.nextBoolean()) {
      parcels.add(new Parcel(Fate.TAKEN, id(), content(genuine, kind, first, false), first));
    }
  }

  private void taken(String id, Content content) {
    parcels.add(new Parcel(Fate.TAKEN, id, content, -1));
  }

  private String id() {
    return "d-" + parcels.size();
  }

  /** After every second one comes a genuine one under the same id, which must not be spoilt. */
  private void forged() {
    int kind = random.nextInt(KINDS);
    var id = id();
    parcels.add(new Parcel(Fate.FORGED, id, content(forged, kind), -1));
    if (random.nextBoolean()) {
      taken(id, content(genuine, kind));
    }
  }

  private Content content(Contents by, int kind) {
    return content(by, kind, parcels.size(), true);
  }

  private static Content content(Contents by, int kind, int number, boolean firing) {
    return switch (kind) {
      case 0 -> by.samples(number);
      case 1 -> by.contact(number);
      case 2 -> by.alert("plain", number, firing);
      case 3 -> by.alert("standard", number, firing);
      case 4 -> by.group(number, firing);
      case 5 -> by.workflow(number, firing);
      default -> throw new IllegalArgumentException("there are " + KINDS + " kinds");
    };
  }

  private void malformed() {
    int number = parcels.size();
    var sound = random.nextBoolean() ? forged.samples(number) : forged.group(number, true);
    var body = sound.body();
    var spoilt =
        switch (random.nextInt(4)) {
          case 0 -> body.substring(0, 1 + random.nextInt(body.length() - 1));
          case 1 -> body.replace(":", "=");
          case 2 -> body.replaceAll("\\[.*]", "\"none\"");
          default -> "[" + body;
        };
    parcels.add(new Parcel(Fate.MALFORMED, id(), sound.withBody(spoilt), -1));
  }
}
