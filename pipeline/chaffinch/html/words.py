"""Words that page furniture is made of, in eight languages."""

FURNITURE = frozenset(
    """
    share follow tweet facebook twitter linkedin whatsapp pinterest instagram email print copy
    subscribe newsletter signup sign login log register account password username inbox
    cookie cookies privacy policy terms consent accept reject settings preferences
    comment comments reply replies respond like likes dislike report flag moderated
    related recommended trending popular latest more read next previous also stories articles
    advertisement sponsored promoted ad ads partner affiliate commission
    copyright reserved rights contact careers imprint sitemap press
    menu search home skip navigation loading close back top click here download
    cart checkout basket wishlist add buy order shipping
    teilen folgen abonnieren anmelden registrieren datenschutz impressum kommentar kommentare
    antworten mehr weitere artikel lesen anzeige werbung kontakt suche startseite drucken
    partager suivre abonnez connexion inscription confidentialité commentaires lire aussi
    publicité contact accueil recherche imprimer
    compartir seguir suscríbete suscribirse iniciar sesión privacidad comentarios leer también
    publicidad contacto inicio buscar imprimir
    udostępnij komentarze czytaj reklama kontakt compartilhar assine comentários leia publicidade
    condividi iscriviti commenti leggi pubblicità delen reacties lees meer advertentie
    """.split()
)
