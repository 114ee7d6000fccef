import type { PulseWords } from "./pulse-words";

export const FR: PulseWords = {
  name: "Français",
  title: "Comment travaillons-nous ensemble ?",
  intro:
    "24 affirmations, environ cinq minutes. Dites dans quelle mesure chacune vaut pour ce partenariat tel que vous le connaissez.",
  promise: [
    "Vos réponses sont enregistrées sans votre nom, sans votre organisation et sans l’heure. À côté de votre nom figure seulement le fait que vous avez répondu.",
    "Personne ne voit de réponse avant la clôture. Ensuite, seules des moyennes de plusieurs personnes sont montrées, et ce que vous écrivez avec vos propres mots paraît dans un ordre aléatoire avec les textes des autres.",
    "Jusqu’à la clôture, la personne qui gère la base de données pourrait relier les réponses aux personnes. À la clôture, les réponses sont réenregistrées dans un ordre aléatoire et tous les liens sont détruits.",
  ],
  ends: { least: "pas du tout", most: "tout à fait" },
  cannotSay: "Je ne peux pas le dire",
  scales: {
    structure: "Structure",
    functioning: "Fonctionnement",
    capacity: "Capacités",
    community: "Communauté",
    ties: "Liens",
    overall: "Dans l’ensemble",
  },
  statements: {
    responsible: "Je sais de quoi mon organisation est responsable, et de quoi les autres le sont.",
    represented: "Les personnes qui décident représentent toutes celles que cela concerne.",
    timely: "Les décisions arrivent à temps, et on s’y tient.",
    informed: "J’apprends ce dont j’ai besoin avant qu’il ne soit trop tard.",
    shared: "La répartition de l’argent et du personnel est claire.",
    present: "Les personnes nécessaires viennent et font leur part.",
    open: "Nous parlons franchement, y compris de ce qui est difficile.",
    reliable: "Je peux compter sur les autres pour faire ce qu’ils ont dit.",
    disagreement: "Quand nous ne sommes pas d’accord, nous trouvons une solution.",
    together: "Ensemble, nous réussissons ce que personne ne pourrait faire seul.",
    leaders: "De nouvelles personnes prennent peu à peu des rôles de premier plan.",
    learning: "J’apprends ici des choses qui me servent au travail.",
    means: "Nous trouvons les personnes et l’argent pour ce que nous décidons.",
    course: "Nous changeons de cap quand quelque chose ne marche pas.",
    lasting: "Tout cela continuerait si la direction ou le principal bailleur de fonds partait.",
    voice: "Ici, les habitants font plus que recevoir des informations.",
    access: "Tout est fait pour faciliter la participation : horaires, lieu, langue, rémunération.",
    changed: "Ce que disent les habitants a changé ce que nous faisons.",
    ownership: "Les gens du quartier considèrent que c’est aussi leur affaire.",
    stronger: "Les organisations communautaires en sont sorties plus fortes.",
    bonding: "Je peux appeler mes homologues dans des institutions comme la mienne.",
    bridging: "Je peux appeler mes homologues dans d’autres secteurs.",
    linking: "Les groupes d’habitants et les dirigeants des institutions se parlent directement.",
    worth: "Participer vaut ce que cela nous coûte.",
  },
  questions: {
    works: "Qu’est-ce qui fonctionne le mieux dans ce partenariat ?",
    change: "Qu’est-ce qui devrait changer en premier ?",
  },
  questionHint: "Facultatif. N’indiquez ni nom ni rien qui montrerait qui vous êtes.",
  groupQuestion: "À quel groupe appartenez-vous ?",
  groupHint: "Facultatif. Un groupe n’est montré que si assez de personnes y ont répondu.",
  groups: {
    anchor_leaders: "Direction d’une institution d’ancrage",
    anchor_staff: "Personnel d’une institution d’ancrage",
    community: "Habitants et organisations communautaires",
    backbone_funders: "Équipe de coordination et bailleurs de fonds",
  },
  noGroup: "Je préfère ne pas le dire",
  send: "Envoyer mes réponses",
  faults: {
    empty: "Rien n’a encore été envoyé : répondez à au moins une affirmation.",
    long: "Rien n’a encore été envoyé : utilisez au plus 1 000 caractères par réponse rédigée.",
  },
  thanks: {
    title: "Merci",
    text: "Vos réponses sont enregistrées. Ce lien n’accepte pas de seconde réponse. Vous verrez les résultats après la clôture.",
  },
  languages: "Langue",
  mail: {
    subject: (name) => `Comment travaillons-nous ensemble ? · ${name}`,
    hello: (person) => `Bonjour ${person},`,
    ask: (name) =>
      `${name} demande à toutes les personnes concernées comment fonctionne le partenariat : 24 affirmations, environ cinq minutes, sans se connecter. Les réponses sont enregistrées sans nom.`,
    reminder:
      "Ceci est un rappel envoyé à toutes les personnes invitées. Si vous avez déjà répondu, vous n’avez plus rien à faire.",
    open: "Répondre maintenant",
    why: (name) =>
      `Vous recevez ce message parce que vous travaillez avec ${name}. Le lien est personnel : ne le transmettez pas.`,
  },
};
